import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EntryType } from '../../../src/model/files.js';
import type { Layer } from '../../../src/providers/image/layer.js';
import { layerEntry } from '../../../src/providers/image/layer.js';
import { DEFAULT_LIMITS, EntryBudget } from '../../../src/providers/image/limits.js';
import { squash } from '../../../src/providers/image/squash.js';
import { squashByPaths } from '../../support/squash-by-paths.js';

/** One entry as words: `path`, `path/` for a directory, `path -> link`, `path => hard link`, with `= value` behind. */
function layer(...lines: readonly string[]): Layer {
  const budget = new EntryBudget(DEFAULT_LIMITS);
  return {
    entries: lines.map((line) => {
      const [what = '', value] = line.split(' = ');
      const [name = '', arrow, link] = what.split(/ ([-=]>) /);
      const types: Readonly<Record<string, EntryType>> = { '->': 'symlink', '=>': 'hardlink' };
      const type = types[arrow ?? ''] ?? (name.endsWith('/') ? 'directory' : 'file');
      const entry = layerEntry(
        { name, type, mode: 0o644, uid: 0, gid: 0, size: 0, link, sparse: false },
        budget,
        'test',
      );
      entry.node.value = value;
      return entry;
    }),
  };
}

/** The squashed tree in the same words. */
function result(layers: readonly Layer[], kind: 'image' | 'archive' = 'image'): string[] {
  const tree = squash([...layers], kind);
  return [...tree.entries()].map(({ path, type, link }) => {
    if (type === 'directory') return `${path}/`;
    if (type === 'symlink') return `${path} -> ${link}`;
    const value = tree.lookupLink(path) === undefined ? undefined : tree.value(path);
    return value === undefined ? path : `${path} = ${value}`;
  });
}

describe('squashing layers', () => {
  it('lets later layers replace what earlier ones held', () => {
    assert.deepEqual(result([layer('a = 1', 'b = 1'), layer('a = 2')]), ['/a = 2', '/b = 1']);
  });

  it('deletes what a whiteout names, and only in lower layers', () => {
    const lower = layer('d/', 'd/a = 1', 'd/b = 1');
    assert.deepEqual(result([lower, layer('d/.wh.a')]), ['/d/', '/d/b = 1']);
    assert.deepEqual(result([lower, layer('d/a = 2', 'd/.wh.a')]), ['/d/', '/d/a = 2', '/d/b = 1']);
    assert.deepEqual(result([lower, layer('.wh.d')]), []);
    assert.deepEqual(result([lower, layer('d/.wh..wh..opq')]), ['/d/']);
    assert.deepEqual(result([lower, layer('d/new = 2', 'd/.wh..wh..opq')]), ['/d/', '/d/new = 2']);
  });

  it('takes only the prefix of a base name for a whiteout', () => {
    const odd = layer('which', 'x.wh.a', 'a.whl', 'd.wh.x/a', '.w', 'a');
    assert.deepEqual(result([odd, layer('.wh.')]), [
      '/.w',
      '/a',
      '/a.whl',
      '/d.wh.x/',
      '/d.wh.x/a',
      '/which',
      '/x.wh.a',
    ]);
    assert.deepEqual(result([layer('.wh..wh.plnk', 'a')]), ['/a']);
  });

  it('leaves names alone in a plain archive', () => {
    assert.deepEqual(result([layer('a', '.wh.a')], 'archive'), ['/.wh.a', '/a']);
  });

  it('replaces a directory by a file and the reverse, and does not find again what was below', () => {
    const layers = [layer('d/', 'd/x = 1'), layer('d = file'), layer('d/', 'd/y = 3')];
    assert.deepEqual(result(layers.slice(0, 2)), ['/d = file']);
    assert.deepEqual(result(layers), ['/d/', '/d/y = 3']);
    assert.deepEqual(result([layers[1] ?? layer(), layer('d/y = 3')]), ['/d/', '/d/y = 3']);
  });

  it('keeps what is in a directory that comes again, and takes its new metadata', () => {
    const again = layer('d/');
    const budget = new EntryBudget(DEFAULT_LIMITS);
    const tar = {
      name: 'd',
      type: 'directory',
      mode: 0o700,
      uid: 5,
      gid: 6,
      size: 0,
      link: undefined,
      sparse: false,
    } as const;
    const tree = squash([layer('d/', 'd/x'), again, { entries: [layerEntry(tar, budget, 'test')] }]);
    assert.equal(tree.lookup('/d')?.mode, 0o700);
    assert.equal(tree.lookup('/d')?.uid, 5);
    assert.ok(tree.lookup('/d/x'));
  });

  it('puts files where links of lower layers lead', () => {
    const lower = layer('usr/', 'usr/lib/', 'lib -> usr/lib', 'loop -> loop', 'gone -> nowhere');
    const upper = layer('lib/a = 1', 'lib/sub/b = 1', 'loop/c', 'gone/d');
    assert.deepEqual(result([lower, upper]), [
      '/gone/',
      '/gone/d',
      '/lib -> usr/lib',
      '/loop/',
      '/loop/c',
      '/usr/',
      '/usr/lib/',
      '/usr/lib/a = 1',
      '/usr/lib/sub/',
      '/usr/lib/sub/b = 1',
    ]);
    assert.deepEqual(result([lower, upper, layer('lib/.wh.a', 'lib/sub/.wh.b')]).slice(5), [
      '/usr/',
      '/usr/lib/',
      '/usr/lib/sub/',
    ]);
  });

  it('does not delete through a link that the same layer replaces by a directory', () => {
    const lower = layer('usr/lib/keep = 1', 'lib -> usr/lib');
    for (const upper of [layer('lib/', 'lib/.wh..wh..opq', 'lib/new'), layer('lib/.wh.keep', 'lib/', 'lib/new')]) {
      assert.deepEqual(result([lower, upper]), ['/lib/', '/lib/new', '/usr/', '/usr/lib/', '/usr/lib/keep = 1']);
    }
  });

  it('does not remember where a link led that was replaced', () => {
    assert.deepEqual(result([layer('l -> .', 'l/l -> .', 'l/l/a', 'l/l', 'b')]), ['/a', '/b', '/l']);
    assert.deepEqual(result([layer('a/', 'l -> a', 'l/x', 'l/', 'l/y')]), ['/a/', '/a/x', '/l/', '/l/y']);
  });

  it('gives a hard link what its file held then, also of a lower layer and through links', () => {
    const lower = layer('d/a = 1', 'l -> d', 's -> d/a');
    const layers = [lower, layer('h => l/a', 'k => s'), layer('d/a = 2')];
    assert.deepEqual(result(layers), ['/d/', '/d/a = 2', '/h = 1', '/k -> d/a', '/l -> d', '/s -> d/a']);
  });

  it('tells of a hard link that leads nowhere', () => {
    const tree = squash([layer('d/', 'h => missing', 'k => d')]);
    assert.deepEqual(
      tree.holes.map(({ path, message }) => [path, message.includes('not there')]),
      [
        ['/h', true],
        ['/k', true],
      ],
    );
    assert.equal(tree.lookup('/h')?.type, 'file');
  });

  it('applies a layer that comes twice as if it were two', () => {
    const twice = layer('d/', 'd/a = 1');
    assert.deepEqual(result([twice, layer('.wh.d'), twice]), ['/d/', '/d/a = 1']);
    assert.deepEqual(result([twice, layer('d/b = 1'), twice, layer('.wh.d'), twice]), ['/d/', '/d/a = 1']);
  });

  it('is what a map of paths says, whatever the layers hold', () => {
    const path = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join('/'));
    const directory = fc
      .array(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 })
      .map((parts) => parts.map((part) => `${part}/`).join(''));
    const line = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(path, fc.nat(9)).map(([at, value]) => `${at} = ${value}`) },
      { weight: 2, arbitrary: path.map((at) => `${at}/`) },
      { weight: 1, arbitrary: fc.tuple(path, path).map(([at, target]) => `${at} => ${target}`) },
      {
        weight: 2,
        arbitrary: fc.tuple(directory, fc.constantFrom('a', 'b', 'c')).map(([at, name]) => `${at}.wh.${name}`),
      },
      { weight: 1, arbitrary: directory.map((at) => `${at}.wh..wh..opq`) },
    );
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 8 }), { maxLength: 5 }), (layers) => {
        assert.deepEqual(result(layers.map((lines) => layer(...lines))), squashByPaths(layers));
      }),
      { numRuns: 500 },
    );
  });
});
