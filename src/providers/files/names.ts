import { isUtf8 } from 'node:buffer';

/**
 * A file name as text. Bytes that are no UTF-8 are written `\xNN`, so that two names never become one and the same
 * name reads the same from a directory and from an archive. Returns the text.
 */
export function decodeName(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isUtf8(buffer)) return buffer.toString('utf8');
  let text = '';
  for (let at = 0; at < buffer.length; ) {
    const length = sequenceLength(buffer, at);
    if (length === 0) {
      text += `\\x${buffer.toString('hex', at, at + 1)}`;
      at += 1;
    } else {
      text += buffer.toString('utf8', at, at + length);
      at += length;
    }
  }
  return text;
}

/** Length of the well-formed UTF-8 sequence at `at`, 0 where there is none. */
function sequenceLength(buffer: Buffer, at: number): number {
  const lead = buffer[at] ?? 0;
  const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  return isUtf8(buffer.subarray(at, at + length)) ? length : 0;
}
