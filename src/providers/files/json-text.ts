import { isAscii } from 'node:buffer';

const BACKSLASH = 0x5c;

/** Bytes that are looked at together: nearly all such pieces are ASCII, which is told without looking at each of them here. */
const PIECE = 4096;

/**
 * JSON of these bytes as text. The few characters of a large file that are not ASCII are written as JSON escapes: what
 * holds one such character as it is takes twice the memory, and is made and read several times as slowly.
 */
export function jsonText(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString('latin1');
  let text = '';
  let from = 0;
  for (let at = 0; at < bytes.length; at++) {
    while (at % PIECE === 0 && at < bytes.length && isAscii(bytes.subarray(at, at + PIECE))) at += PIECE;
    if ((bytes[at] ?? 0) < 0x80) continue;
    // No JSON: an escape of another kind must not make it one.
    if (bytes[at - 1] === BACKSLASH) return bytes.toString('utf8');
    let end = at + 1;
    while ((bytes[end] ?? 0) >= 0x80) end++;
    text += bytes.toString('latin1', from, at) + escaped(bytes.toString('utf8', at, end));
    from = end;
    at = end;
  }
  return text + bytes.toString('latin1', from);
}

/** A byte order mark at the start is none of the text, and stays what it is. */
function escaped(text: string): string {
  let escapes = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    escapes += code === 0xfeff ? '\ufeff' : `\\u${code.toString(16).padStart(4, '0')}`;
  }
  return escapes;
}
