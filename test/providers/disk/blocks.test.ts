import assert from 'node:assert/strict';
import { type Blocks, cached, partOf, rawBlocks } from '../../../src/providers/disk/blocks.js';

const bytes = Buffer.from(Array.from({ length: 700_000 }, (_, at) => at % 251));
const memory = (reads: number[][] = []): Blocks => ({
  size: bytes.length,
  read: async (offset, length) => {
    reads.push([offset, length]);
    return bytes.subarray(offset, offset + length);
  },
});

describe('blocks of a disk', () => {
  it('are those of a file', async () => {
    const file = { size: 4, read: () => Uint8Array.of(1, 2), readInto: () => 0, close: () => undefined };
    assert.deepEqual([...(await rawBlocks(file).read(1, 2))], [1, 2]);
    await assert.rejects(rawBlocks(file).read(3, 2), /lie outside of the 4 bytes/);
  });

  it('have parts that nobody reads beyond', async () => {
    const part = partOf(memory(), 1000, 50);
    assert.deepEqual(await part.read(10, 20), bytes.subarray(1010, 1030));
    await assert.rejects(part.read(40, 11), /lie outside of the 50 bytes/);
    await assert.rejects(part.read(-1, 1), /lie outside/);
    await assert.rejects(part.read(Number.NaN, 1), /lie outside/);
    assert.equal(partOf(memory(), bytes.length - 5, 50).size, 5);
  });

  it('are fetched once where they are asked for in small pieces', async () => {
    const reads: number[][] = [];
    const blocks = cached(memory(reads));
    for (const [offset, length] of [
      [0, 10],
      [100, 1000],
      [131_000, 500],
      [699_990, 10],
      [5, 0],
    ] as const) {
      assert.deepEqual(await blocks.read(offset, length), bytes.subarray(offset, offset + length));
    }
    assert.deepEqual(reads, [
      [0, 131_072],
      [131_072, 131_072],
      [655_360, 44_640],
    ]);
    assert.equal((await blocks.read(0, 600_000)).length, 600_000);
  });
});
