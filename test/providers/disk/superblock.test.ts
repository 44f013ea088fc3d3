import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseSuperblock } from '../../../src/providers/disk/superblock.js';
import { superblock } from '../../support/ext.js';

describe('parseSuperblock', () => {
  it('reads sizes, features and names', () => {
    const { blockSize, inodeSize, typedEntries, label, uuid, firstMetaGroup } = parseSuperblock(superblock());
    assert.deepEqual([blockSize, inodeSize, typedEntries, label, firstMetaGroup], [1024, 128, true, 'demo', undefined]);
    assert.equal(uuid, '00010203-0405-0607-0809-0a0b0c0d0e0f');
  });

  it('refuses what is none, what is damaged, and what it does not know', () => {
    const changed = (at: number, value: number) => {
      const bytes = superblock();
      bytes.writeUInt32LE(value, at);
      return () => parseSuperblock(bytes);
    };
    assert.throws(() => parseSuperblock(Buffer.alloc(1024)), /no superblock/);
    assert.throws(() => parseSuperblock(Buffer.alloc(3)), /no superblock/);
    assert.throws(changed(24, 60), /damaged/);
    assert.throws(changed(40, 0), /damaged/);
    assert.throws(changed(96, 0x80000000), /not known: 0x80000000/);
  });

  it('bears any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1024, maxLength: 1024 }), (noise) => {
        const bytes = Buffer.from(noise);
        bytes.writeUInt16LE(0xef53, 56);
        bytes.writeUInt32LE(0x42, 96);
        try {
          assert.ok(parseSuperblock(bytes).blockSize >= 1024);
        } catch (error) {
          assert.match(String(error), /^Error: its superblock is damaged/);
        }
      }),
    );
  });
});
