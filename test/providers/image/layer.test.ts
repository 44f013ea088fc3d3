import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cleanPath, layerEntry } from '../../../src/providers/image/layer.js';
import { DEFAULT_LIMITS, EntryBudget } from '../../../src/providers/image/limits.js';
import type { TarEntry } from '../../../src/providers/tar/entries.js';

const TAR: TarEntry = { name: 'a', type: 'file', mode: 0o644, uid: 1, gid: 2, size: 3, link: undefined, sparse: false };

function entry(parts: Partial<TarEntry>, limits: Partial<typeof DEFAULT_LIMITS> = {}) {
  return layerEntry({ ...TAR, ...parts }, new EntryBudget({ ...DEFAULT_LIMITS, ...limits }), 'layer');
}

describe('a path in an archive', () => {
  it('is absolute and stays below the root', () => {
    const cases: Readonly<Record<string, string>> = {
      'etc/motd': '/etc/motd',
      './etc/motd': '/etc/motd',
      'etc/': '/etc',
      './': '/',
      '': '/',
      '.': '/',
      '..': '/',
      '../../evil': '/evil',
      '/abs/evil': '/abs/evil',
      'a/../../evil': '/evil',
      'a//b/./c': '/a/b/c',
      '.hidden': '/.hidden',
      '...': '/...',
      '..a/b..': '/..a/b..',
      './../x': '/x',
      'a\nb': '/a\nb',
      'a\\..\\b': '/a\\..\\b',
    };
    for (const [name, path] of Object.entries(cases)) assert.equal(cleanPath(name), path, name);
  });

  it('holds no part that leads elsewhere, and is its own clean path', () => {
    const parts = fc.array(fc.constantFrom('', '.', '..', 'a', '...', '.b', 'c.')).map((list) => list.join('/'));
    fc.assert(
      fc.property(fc.oneof(parts, fc.string()), (name) => {
        const path = cleanPath(name);
        assert.ok(
          path === '/' ||
            path
              .slice(1)
              .split('/')
              .every((part) => !['', '.', '..'].includes(part)),
          path,
        );
        assert.equal(cleanPath(path), path);
      }),
    );
  });
});

describe('an entry of a layer', () => {
  it('has a clean path and the metadata of its header', () => {
    const { path, node, mode, uid, gid, size } = entry({ name: './usr/../etc/f' });
    assert.deepEqual([path, node.name, mode, uid, gid, size], ['/etc/f', 'f', 0o644, 1, 2, 3]);
    assert.equal(node.hole, undefined);
  });

  it('cleans where a hard link leads, and leaves a symbolic one as it is', () => {
    assert.equal(entry({ type: 'hardlink', link: '../../etc/shadow' }).link, '/etc/shadow');
    assert.equal(entry({ type: 'symlink', link: '../../etc/shadow' }).link, '../../etc/shadow');
  });

  it('cannot be read where its path or link is longer than any on Linux', () => {
    const long = 'n'.repeat(5000);
    assert.match(entry({ name: long }).node.hole ?? '', /--limit path=NUMBER/);
    assert.ok(entry({ name: long }).path.length < 300);
    assert.match(entry({ name: 'é'.repeat(2100) }).node.hole ?? '', /longer than 4096 bytes/);
    const link = entry({ type: 'symlink', link: long });
    assert.equal(link.link, undefined);
    assert.match(link.node.hole ?? '', /links to/);
    assert.equal(entry({ name: long }, { path: 9000 }).node.hole, undefined);
  });

  it('cannot be read where it is sparse', () => {
    assert.match(entry({ sparse: true }).node.hole ?? '', /sparse/);
  });

  it('is taken from the number of entries that are allowed', () => {
    assert.throws(() => entry({}, { entries: 0 }), { name: 'EnvironmentError', message: /too many entries/ });
  });
});
