import assert from 'node:assert/strict';
import fc from 'fast-check';
import { directoryEntries, parseInode } from '../../../src/providers/disk/inode.js';
import { directoryBlock, inode } from '../../support/ext.js';

describe('inodes and directories of ext', () => {
  it('say what a file is', () => {
    const { type, mode, uid, size, extents, map } = parseInode(
      inode({ mode: 0o104755, size: 70, uid: 70_000, blocks: [9] }),
    );
    assert.deepEqual([type, mode, uid, size, extents, map.length], ['file', 0o4755, 70_000, 70, false, 60]);
    assert.throws(() => parseInode(Buffer.alloc(128)), /no known type/);
  });

  it('hold names', () => {
    const names = [
      ...directoryEntries(
        directoryBlock([
          ['.', 2],
          ['..', 2],
          ['a', 11],
          ['gone', 0],
          ['b c', 12],
        ]),
        true,
      ),
    ];
    assert.deepEqual(
      names.map(({ name, inode: number }) => [name.toString(), number]),
      [
        ['a', 11],
        ['b c', 12],
      ],
    );
  });

  it('may not lead out of their directory, or be endless', () => {
    assert.throws(() => [...directoryEntries(directoryBlock([['a/b', 11]]), true)], /a name in a directory is none/);
    const damaged = directoryBlock([['a', 11]]);
    damaged.writeUInt16LE(4, 4);
    assert.throws(() => [...directoryEntries(damaged, true)], /damaged/);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (noise) => {
        try {
          assert.ok([...directoryEntries(Buffer.from(noise), true)].length <= 8);
        } catch (error) {
          assert.match(String(error), /^Error: a (?:directory is damaged|name in a directory is none)/);
        }
      }),
    );
  });
});
