/**
 * The same bytes in pieces of `size`, the last one shorter. What has come before the source fails is handed out before that
 * failure is thrown.
 */
export async function* inPieces(source: AsyncIterable<Uint8Array>, size: number): AsyncIterable<Uint8Array> {
  let piece = Buffer.allocUnsafeSlow(size);
  let filled = 0;
  try {
    for await (const chunk of source) {
      for (let taken = 0; taken < chunk.length; ) {
        const part = chunk.subarray(taken, taken + size - filled);
        piece.set(part, filled);
        filled += part.length;
        taken += part.length;
        if (filled < size) continue;
        yield piece;
        piece = Buffer.allocUnsafeSlow(size);
        filled = 0;
      }
    }
  } catch (error) {
    if (filled > 0) yield piece.subarray(0, filled);
    throw error;
  }
  if (filled > 0) yield piece.subarray(0, filled);
}
