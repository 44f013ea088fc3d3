import assert from 'node:assert/strict';
import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { KnownNode, type Node } from '../../../src/providers/files/node.js';
import { Tree } from '../../../src/providers/files/tree.js';
import { resolveInRoot } from '../../support/openat2.js';
import { pendingUnless } from '../../support/pending.js';
import { scratchDirectory } from '../../support/scratch.js';

/** A tree as nested objects: a string is a link, `null` a file. */
interface Spec {
  readonly [name: string]: Spec | string | null;
}

const METADATA = { mode: 0o755, uid: 0, gid: 0, size: 0 };

function treeOf(spec: Spec): Tree {
  const tree = new Tree();
  fill(tree.root, spec);
  return tree;
}

function fill(directory: Node, spec: Spec): void {
  for (const [name, value] of Object.entries(spec)) {
    const type = value === null ? 'file' : typeof value === 'string' ? 'symlink' : 'directory';
    const node = new KnownNode(name, type, METADATA, typeof value === 'string' ? value : undefined);
    if (typeof value === 'object' && value !== null) fill(node, value);
    directory.children?.set(name, node);
  }
}

function writeTree(path: string, spec: Spec): void {
  mkdirSync(path);
  for (const [name, value] of Object.entries(spec)) {
    if (value === null) writeFileSync(`${path}/${name}`, '');
    else if (typeof value === 'string') symlinkSync(value, `${path}/${name}`);
    else writeTree(`${path}/${name}`, value);
  }
}

/** Where a path leads, in the kernel's words where it leads nowhere. */
function answer(tree: Tree, path: string): string {
  try {
    return tree.canonical(path) ?? 'nowhere';
  } catch {
    return 'Too many levels of symbolic links';
  }
}

const name = fc.constantFrom('a', 'b', 'c');
const path = fc
  .tuple(fc.boolean(), fc.array(fc.constantFrom('a', 'b', 'c', '..', '.', ''), { minLength: 1, maxLength: 5 }))
  .map(([absolute, parts]) => (absolute ? '/' : '') + parts.join('/'));
const link = path.filter((text) => text !== '');
const { spec } = fc.letrec<{ spec: Spec; node: Spec | string | null }>((tie) => ({
  spec: fc.dictionary(name, tie('node'), { maxKeys: 3 }),
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constant(null), link, link, tie('spec')),
}));

const MERGED: Spec = { usr: { lib: { 'libc.so.6': 'libc-2.so', 'libc-2.so': null } }, lib: 'usr/lib', lib64: '/lib' };

describe('tree', () => {
  const scratch = scratchDirectory();

  it('follows links on the way and at the end, in one path many times', () => {
    const tree = treeOf(MERGED);
    assert.equal(tree.canonical('/lib64/libc.so.6'), '/usr/lib/libc-2.so');
    assert.equal(tree.lookup('/lib64/libc.so.6')?.path, '/usr/lib/libc-2.so');
    assert.equal(tree.lookupLink('/lib64/libc.so.6')?.path, '/usr/lib/libc.so.6');
    assert.equal(tree.lookupLink('/lib64/libc.so.6')?.link, 'libc-2.so');
    assert.deepEqual(tree.list('/lib64'), ['libc-2.so', 'libc.so.6']);
    assert.equal(tree.list('/lib/libc-2.so'), undefined);
  });

  it('knows its root by every name', () => {
    const tree = treeOf({ up: '../../..', root: '/' });
    for (const name of ['/', '', '/.', '/..', '/up', '/root', '/up/root/']) {
      assert.equal(tree.canonical(name), '/', name);
      assert.equal(tree.lookup(name)?.path, '/', name);
    }
  });

  it('lists every entry but the root once, parents first, in order of code units', () => {
    const tree = treeOf({ b: { z: null, a: null }, a: 'b', 'a.b': null, B: {}, é: null });
    const paths = ['/B', '/a', '/a.b', '/b', '/b/a', '/b/z', '/é'];
    assert.deepEqual(
      [...tree.entries()].map((entry) => entry.path),
      paths,
    );
    assert.deepEqual(
      [...tree.entries()].map((entry) => entry.path),
      paths,
    );
  });

  it('gives back what was made of files, through links too', () => {
    const tree = treeOf(MERGED);
    const file = tree.find('/usr/lib/libc-2.so', true)?.node as Node;
    file.value = 'parsed';
    assert.equal(tree.value('/lib64/libc.so.6'), 'parsed');
    assert.equal(tree.value('/missing'), undefined);
    assert.deepEqual(
      [...tree.values()].map(([entry, value]) => [entry.path, value]),
      [['/usr/lib/libc-2.so', 'parsed']],
    );
  });

  it('tells what is not there from what cannot be read', () => {
    const tree = treeOf({ closed: { seen: null }, open: {}, broken: 'somewhere' });
    const node = (at: string) => tree.find(at, false)?.node as Node;
    node('/closed').hole = 'permission denied';
    const unreadable = new KnownNode('link', 'symlink', METADATA, undefined);
    tree.root.children?.set('link', unreadable);
    assert.equal(tree.lookup('/open/missing'), undefined);
    assert.equal(tree.lookup('/broken/missing'), undefined);
    assert.equal(tree.lookup('/closed/seen')?.path, '/closed/seen');
    for (const ask of [tree.lookup, tree.canonical, tree.value, tree.lookupLink]) {
      assert.throws(() => ask.call(tree, '/closed/missing'), { name: 'UnreadableError', path: '/closed' });
      assert.throws(() => ask.call(tree, '/link/below'), { name: 'UnreadableError' });
    }
    assert.throws(() => tree.list('/closed'), { name: 'UnreadableError', path: '/closed' });
    assert.deepEqual(tree.holes, [{ path: '/closed', message: 'permission denied' }]);
  });

  it('tells of a root that cannot be read', () => {
    const tree = new Tree();
    tree.root.hole = 'permission denied';
    assert.deepEqual(tree.holes, [{ path: '/', message: 'permission denied' }]);
    assert.throws(() => tree.lookup('/etc'), { name: 'UnreadableError' });
  });

  it('gives up on a loop, as the kernel does after 40 links', () => {
    const chain = (links: number): Spec =>
      Object.fromEntries([
        ...Array.from({ length: links }, (_, at) => [`l${at}`, `l${at + 1}`] as const),
        [`l${links}`, null],
      ]);
    assert.equal(treeOf(chain(40)).canonical('/l0'), '/l40');
    assert.throws(() => treeOf(chain(41)).canonical('/l0'), { reason: 'unreadable', message: /too many levels/ });
    assert.throws(() => treeOf({ a: 'b', b: 'a' }).lookup('/a/x'), { name: 'UnreadableError' });
    assert.equal(treeOf({ a: 'b', b: 'a' }).lookupLink('/a')?.link, 'b');
  });

  it('never leads out of the root, and answers the same for what it answered', () => {
    fc.assert(
      fc.property(spec, fc.array(path), (nested, paths) => {
        const tree = treeOf(nested);
        const all = new Set(['/', ...[...tree.entries()].map((entry) => entry.path)]);
        for (const asked of paths) {
          const found = answer(tree, asked);
          if (!found.startsWith('/')) continue;
          assert.ok(all.has(found), `${asked} leads to ${found}`);
          assert.equal(tree.canonical(found), found);
          assert.equal(tree.lookup(asked)?.path, found);
        }
      }),
    );
  });

  it('resolves every path as the kernel does when this is its root', function () {
    const cases = fc.sample(
      fc.tuple(
        spec,
        fc.array(
          path.filter((text) => text !== ''),
          { minLength: 1 },
        ),
      ),
      150,
    );
    const base = realpathSync(scratch.path());
    const questions = cases.flatMap(([nested, paths], at) => {
      writeTree(`${base}/${at}`, nested);
      return paths.map((asked) => [nested, `${base}/${at}`, asked] as const);
    });
    const answers = resolveInRoot(questions.map(([, root, asked]) => [root, asked]));
    pendingUnless(this, answers !== undefined, 'neither python3 nor openat2 here');
    questions.forEach(([nested, , asked], at) => {
      const expected = answers?.[at] ?? '';
      const given = answer(treeOf(nested), asked);
      const nowhere = /^(?:No such file or directory|Not a directory)$/.test(expected) ? 'nowhere' : expected;
      assert.equal(given, nowhere, `${asked} in ${JSON.stringify(nested)}`);
    });
  });
});
