import { isUtf8 } from 'node:buffer';

/**
 * A file name as text. Bytes that are no UTF-8 are written `\xNN`, so that the same name reads the same from a directory
 * and from an archive. See {@link escapeSpelled} for names that spell such an escape themselves. Returns the text.
 */
export function decodeName(bytes: Uint8Array): string {
  if (bytes.length === 0) return '';
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isUtf8(buffer)) return escapeSpelled(buffer.toString('utf8'));
  let text = '';
  let valid = 0;
  for (let at = 0; at < buffer.length; ) {
    const length = sequenceLength(buffer, at);
    if (length === 0) {
      text += `${escapeSpelled(buffer.toString('utf8', valid, at))}\\x${buffer.toString('hex', at, at + 1)}`;
      valid = at + 1;
    }
    at += length || 1;
  }
  return text + escapeSpelled(buffer.toString('utf8', valid));
}

/**
 * Writes the backslash of what looks like an escape of {@link decodeName} as `\x5c`, so that two names never become one.
 * Names that are good UTF-8 need nothing else. Returns the text.
 */
export function escapeSpelled(name: string): string {
  return name.includes('\\x') ? name.replace(/\\(?=x(?:5c|[89a-f][0-9a-f]))/g, '\\x5c') : name;
}

/** Length of the well-formed UTF-8 sequence at `at`, 0 where there is none. */
function sequenceLength(buffer: Buffer, at: number): number {
  const lead = buffer[at] ?? 0;
  const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  return isUtf8(buffer.subarray(at, at + length)) ? length : 0;
}
