import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blockRuns } from '../../../src/providers/disk/block-runs.js';

const nothing = () => assert.fail('nothing more is to be read');

/** A node of a tree of extents, from words of 16 bits. */
function node(depth: number, entries: readonly (readonly number[])[], length = 60): Buffer {
  const bytes = Buffer.alloc(length);
  for (const [index, word] of [0xf30a, entries.length, 4, depth].entries()) bytes.writeUInt16LE(word, index * 2);
  for (const [index, word] of entries.flat().entries()) bytes.writeUInt16LE(word, 12 + index * 2);
  return bytes;
}

describe('blockRuns', () => {
  it('follows a tree of extents, of which some were never written', async () => {
    const leaf = node(
      0,
      [
        [0, 0, 2, 0, 100, 0],
        [2, 0, 32_770, 0, 200, 0],
      ],
      1024,
    );
    const map = node(1, [[0, 0, 50, 0, 0, 0]]);
    assert.deepEqual(await blockRuns({ extents: true, map, size: 4096 }, 1024, async () => leaf), [
      { logical: 0, block: 100, count: 2 },
      { logical: 2, block: undefined, count: 2 },
    ]);
  });

  it('follows blocks that name blocks, and holes among them', async () => {
    const map = Buffer.alloc(60);
    for (const [index, block] of [7, 8, 0, 10].entries()) map.writeUInt32LE(block, index * 4);
    map.writeUInt32LE(20, 48);
    const names = Buffer.alloc(1024);
    names.writeUInt32LE(30, 0);
    names.writeUInt32LE(31, 4);
    assert.deepEqual(await blockRuns({ extents: false, map, size: 14 * 1024 }, 1024, async () => names), [
      { logical: 0, block: 7, count: 2 },
      { logical: 3, block: 10, count: 1 },
      { logical: 12, block: 30, count: 2 },
    ]);
  });

  it('refuses trees that are damaged or lead back', async () => {
    const blocks = (map: Buffer, child: Buffer) => blockRuns({ extents: true, map, size: 1 }, 1024, async () => child);
    await assert.rejects(blocks(Buffer.alloc(60), Buffer.alloc(60)), /damaged/);
    const endless = node(1, [[0, 0, 1, 0, 0, 0]], 1024);
    await assert.rejects(blocks(node(1, [[0, 0, 1, 0, 0, 0]]), endless), /damaged/);
    await assert.rejects(blocks(node(6, []), endless), /damaged/);
    assert.deepEqual(await blockRuns({ extents: false, map: Buffer.alloc(60), size: 2 ** 50 }, 1024, nothing), []);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 60, maxLength: 60 }), async (noise) => {
        await blocks(Buffer.from(noise), node(0, [])).catch((error) => assert.match(String(error), /damaged/));
      }),
    );
  });
});
