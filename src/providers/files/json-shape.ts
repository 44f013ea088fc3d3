/** Records and lists in one file at most: a snapshot of a full host has 100,000. */
const MAX_RECORDS = 2_000_000;
/** Records and lists inside each other at most: the deepest in a snapshot has ten. */
const MAX_DEPTH = 100;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Why these bytes of JSON are not worth parsing, `undefined` when they are: a few kilobytes, packed, hold brackets enough to
 * fill the memory. Looks at brackets outside strings only, never throws, and says nothing of whether it is good JSON.
 */
export function jsonShapeProblem(bytes: Uint8Array): string | undefined {
  let depth = 0;
  let records = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) at = endOfString(bytes, at);
    else if (opens(byte)) {
      depth += 1;
      records += 1;
      if (depth > MAX_DEPTH) return `it has more than ${MAX_DEPTH} records inside each other`;
      if (records > MAX_RECORDS) return `it has more than ${MAX_RECORDS} records`;
    } else if (closes(byte)) depth -= 1;
  }
  return undefined;
}

function opens(byte: number): boolean {
  return byte === 0x7b || byte === 0x5b;
}

function closes(byte: number): boolean {
  return byte === 0x7d || byte === 0x5d;
}

/** The quote that ends the string that starts at `start`: one behind an odd number of backslashes does not. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(QUOTE, start + 1); at !== -1; at = bytes.indexOf(QUOTE, at + 1)) {
    let back = at;
    while (bytes[back - 1] === BACKSLASH) back -= 1;
    if ((at - back) % 2 === 0) return at;
  }
  return bytes.length;
}
