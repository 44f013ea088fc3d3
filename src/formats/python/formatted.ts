const BACKSLASH = 92;
const COLON = 58;
const OPENS = 123;
const CLOSES = 125;

/**
 * Whether the contents of an f-string, as far as its first closing quote, are only read since Python 3.12 (PEP 701): a
 * field that is still open there, because its own quote stands in it, or one with a backslash.
 */
export function isNewFormatted(source: string, from: number, until: number): boolean {
  let depth = 0;
  let inFormat = false;
  for (let at = from; at < until; at++) {
    const code = source.charCodeAt(at);
    if (code === BACKSLASH && depth > 0 && !inFormat) return true;
    if (code === BACKSLASH || (depth === 0 && code === OPENS && source.charCodeAt(at + 1) === OPENS)) at++;
    else if (code === OPENS) depth++;
    else if (code === CLOSES) depth = Math.max(0, depth - 1);
    inFormat = depth > 0 && (inFormat || code === COLON);
  }
  return depth > 0;
}
