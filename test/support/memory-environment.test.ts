import assert from 'node:assert/strict';
import type { Content, Entry, FileVisitor } from '../../src/model/files.js';
import { UnreadableError } from '../../src/model/problem.js';
import { memoryEnvironment } from './memory-environment.js';

const NOTHING: FileVisitor = {
  select: () => 'none',
  narrow: () => 'none',
  visit: () => undefined,
  unreadable: () => undefined,
};

function wholeFiles(read: (content: Content, entry: Entry) => unknown): FileVisitor {
  return { ...NOTHING, select: () => 'whole', visit: (entry, content) => read(content, entry), unreadable: () => 'no' };
}

describe('memoryEnvironment', () => {
  it('resolves relative, absolute and chained links inside its root', async () => {
    const environment = memoryEnvironment({
      '/etc/os-release': { link: '../usr/lib/os-release' },
      '/usr/lib/os-release': 'ID=x\n',
      '/lib': { link: 'usr/lib' },
      '/away': { link: '/../../lib/os-release' },
      '/dangling': { link: 'nowhere' },
    });
    const tree = await environment.scan(wholeFiles((content) => Buffer.from(content.bytes()).toString()));
    assert.equal(tree.canonical('/etc/os-release'), '/usr/lib/os-release');
    assert.equal(tree.canonical('/lib/../lib/os-release'), '/usr/lib/os-release');
    assert.equal(tree.value('/away'), 'ID=x\n');
    assert.equal(tree.lookup('/dangling'), undefined);
    assert.equal(tree.lookupLink('/dangling')?.link, 'nowhere');
    assert.equal(tree.lookupLink('/lib/')?.type, 'symlink');
    assert.equal(tree.lookup('/usr/lib/os-release/below'), undefined);
    assert.deepEqual(tree.list('/lib'), ['os-release']);
    assert.equal(tree.list('/lib/os-release'), undefined);
  });

  it('tells a loop from absence', async () => {
    const tree = await memoryEnvironment({ '/a': { link: 'b' }, '/b': { link: 'a' } }).scan(NOTHING);
    assert.throws(() => tree.lookup('/a'), UnreadableError);
    assert.equal(tree.lookup('/c'), undefined);
  });

  it('lists entries parents first and sorted', async () => {
    const tree = await memoryEnvironment({ '/b/c': '', '/b/B': '', '/a-b': '', '/a/x': '' }).scan(NOTHING);
    assert.deepEqual(
      [...tree.entries()].map((entry) => entry.path),
      ['/a', '/a/x', '/a-b', '/b', '/b/B', '/b/c'],
    );
  });

  it('keeps unreadable files and directories apart from missing ones', async () => {
    const environment = memoryEnvironment({
      '/secret/x': '',
      '/secret': { directory: true, unreadable: 'permission denied' },
      '/status': { content: '', unreadable: 'input/output error' },
    });
    const tree = await environment.scan(wholeFiles(() => 'read'));
    assert.equal(tree.value('/status'), 'no');
    assert.throws(() => tree.lookup('/secret/x'), UnreadableError);
    assert.throws(() => tree.list('/secret'), UnreadableError);
    assert.deepEqual(tree.holes.map((hole) => hole.path).sort(), ['/secret', '/status']);
  });

  it('lends only what was asked for, and only during the visit', async () => {
    let kept: Uint8Array | undefined;
    const visitor: FileVisitor = {
      ...NOTHING,
      select: () => 'head',
      narrow: (_entry, head) => [{ offset: head.length, length: 4 }],
      visit: (_entry, content) => {
        kept = content.read(4096, 4);
        assert.equal(Buffer.from(kept).toString(), 'TAIL');
        assert.throws(() => content.read(0, 4), UnreadableError);
        assert.throws(() => content.bytes(), UnreadableError);
        return 'seen';
      },
    };
    const tree = await memoryEnvironment({ '/x': `${'.'.repeat(4096)}TAIL` }).scan(visitor);
    assert.equal(tree.value('/x'), 'seen');
    assert.deepEqual([...(kept ?? [])], [0xdb, 0xdb, 0xdb, 0xdb]);
  });

  it('leaves the content that it was given as it is', async () => {
    const given = Buffer.from('text');
    const environment = memoryEnvironment({ '/x': given });
    for (let walk = 0; walk < 2; walk += 1) {
      const tree = await environment.scan(wholeFiles((content) => Buffer.from(content.bytes()).toString()));
      assert.equal(tree.value('/x'), 'text');
    }
    assert.equal(given.toString(), 'text');
  });

  it('refuses files that contradict each other', () => {
    assert.throws(() => memoryEnvironment({ '/a': '', '/a/b': '' }), /no directory/);
    assert.throws(() => memoryEnvironment({ '/a/b': '', '/a': '' }), /two files/);
  });
});
