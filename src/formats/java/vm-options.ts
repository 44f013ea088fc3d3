/** Names of options are words of letters and digits, of which at least one is small. */
const NAME = /^(?=.*[a-z])[A-Z][A-Za-z0-9]{3,79}$/;

/**
 * Words in a HotSpot library that can be names of its options (`-XX:`), sorted. An option that this machine has is the
 * end of one of these: the linker lets one string be the tail of another. What is no such tail, it does not have.
 */
export function vmOptionNames(library: Uint8Array): string[] {
  const names = new Set<string>();
  const bytes = Buffer.from(library.buffer, library.byteOffset, library.byteLength);
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0, at);
    if (end < 0) break;
    const first = bytes[at] ?? 0;
    if (end - at >= 4 && end - at <= 80 && first >= 0x41 && first <= 0x5a) {
      const word = bytes.toString('latin1', at, end);
      if (NAME.test(word)) names.add(word);
    }
    at = end + 1;
  }
  return [...names].sort();
}

/** Whether a machine with these words knows an option. */
export function knowsOption(names: readonly string[], option: string): boolean {
  return names.some((name) => name.endsWith(option));
}
