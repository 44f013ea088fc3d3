import assert from 'node:assert/strict';
import fc from 'fast-check';
import { partitionsOf } from '../../../src/providers/disk/partitions.js';

const SIZE = 1024 * 1024;

function disk(write: (bytes: Buffer) => void) {
  const bytes = Buffer.alloc(SIZE);
  write(bytes);
  return { size: SIZE, read: async (at: number, length: number) => bytes.subarray(at, at + length) };
}

function entry(bytes: Buffer, at: number, type: number, start: number, size: number): void {
  bytes[at + 4] = type;
  bytes.writeUInt32LE(start, at + 8);
  bytes.writeUInt32LE(size, at + 12);
}

const sign = (bytes: Buffer, at = 0) => bytes.writeUInt16LE(0xaa55, at + 510);

describe('partitionsOf', () => {
  it('takes a disk without a table for one whole', async () => {
    assert.deepEqual(await partitionsOf(disk(() => undefined)), [{ number: 0, start: 0, size: SIZE }]);
    assert.deepEqual(await partitionsOf(disk(sign)), [{ number: 0, start: 0, size: SIZE }]);
  });

  it('reads an MBR with logical partitions', async () => {
    const found = await partitionsOf(
      disk((bytes) => {
        sign(bytes);
        bytes.writeUInt32LE(0xabc, 440);
        entry(bytes, 446, 0x83, 2, 4);
        entry(bytes, 462, 0x05, 100, 100);
        sign(bytes, 51_200);
        entry(bytes, 51_200 + 446, 0x83, 1, 8);
        entry(bytes, 51_200 + 462, 0x05, 20, 30);
        sign(bytes, 61_440);
        entry(bytes, 61_440 + 446, 0x83, 1, 9);
      }),
    );
    assert.deepEqual(found, [
      { number: 1, start: 1024, size: 2048, uuid: '00000abc-01' },
      { number: 5, start: 51_712, size: 4096, uuid: '00000abc-05' },
      { number: 6, start: 61_952, size: 4608, uuid: '00000abc-06' },
    ]);
  });

  it('ends where a chain of logical partitions leads back', async () => {
    const found = await partitionsOf(
      disk((bytes) => {
        sign(bytes);
        entry(bytes, 462, 0x05, 100, 100);
        sign(bytes, 51_200);
        entry(bytes, 51_200 + 462, 0x05, 0, 30);
      }),
    );
    assert.deepEqual(found, []);
  });

  it('reads a GPT', async () => {
    const found = await partitionsOf(
      disk((bytes) => {
        sign(bytes);
        entry(bytes, 446, 0xee, 1, 100);
        bytes.write('EFI PART', 512, 'latin1');
        bytes.writeBigUInt64LE(2n, 512 + 72);
        bytes.writeUInt32LE(4, 512 + 80);
        bytes.writeUInt32LE(128, 512 + 84);
        const at = 1024 + 128;
        bytes.write('af3dc60f838472478e793d69d8477de4', at, 'hex');
        bytes.write('33221100554477668899aabbccddeeff', at + 16, 'hex');
        bytes.writeBigUInt64LE(40n, at + 32);
        bytes.writeBigUInt64LE(49n, at + 40);
        bytes.write('root', at + 56, 'utf16le');
      }),
    );
    const uuid = '00112233-4455-6677-8899-aabbccddeeff';
    assert.deepEqual(found, [{ number: 2, start: 20_480, size: 5120, uuid, label: 'root' }]);
  });

  it('bears any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 2048, maxLength: 2048 }), async (noise) => {
        const given = disk((bytes) => {
          bytes.set(noise);
          sign(bytes);
        });
        try {
          for (const { start } of await partitionsOf(given)) assert.ok(start < SIZE);
        } catch (error) {
          assert.ok(error instanceof Error && /damaged|out of range/.test(error.message));
        }
      }),
    );
  });
});
