import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inPieces } from '../../../src/providers/registry/pieces.js';

async function* source(chunks: readonly Uint8Array[], error?: Error): AsyncIterable<Uint8Array> {
  yield* chunks;
  if (error !== undefined) throw error;
}

describe('a stream in pieces', () => {
  it('is the same bytes, in pieces of one size but for the last', async () => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 20 }));
    await fc.assert(
      fc.asyncProperty(chunks, fc.integer({ min: 1, max: 9 }), async (given, size) => {
        const pieces: Uint8Array[] = [];
        for await (const piece of inPieces(source(given), size)) pieces.push(piece);
        assert.ok(Buffer.concat(pieces).equals(Buffer.concat(given)));
        assert.ok(pieces.slice(0, -1).every((piece) => piece.length === size));
        assert.ok(pieces.every((piece) => piece.length > 0 && piece.length <= size));
      }),
    );
  });

  it('hands out what has come before it fails', async () => {
    const pieces: string[] = [];
    const failing = async () => {
      for await (const piece of inPieces(source([Buffer.from('abcde')], new Error('cut')), 3))
        pieces.push(Buffer.from(piece).toString());
    };
    await assert.rejects(failing(), { message: 'cut' });
    assert.deepEqual(pieces, ['abc', 'de']);
  });
});
