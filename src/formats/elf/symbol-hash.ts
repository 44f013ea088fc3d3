/**
 * Bits of a symbol's hash. When a symbol is missing, a library of n symbols is taken to have it in n of 2^28 cases: with the
 * 20,000 symbols that a large program has in its scope once in 13,000 missing symbols, for an eighth less than 32 bits take.
 */
export const HASH_BITS = 28;

const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * The hash of the name that starts at `start` and ends at `end` (FNV-1a, its lowest {@link HASH_BITS} bits). The one that the
 * file stores in DT_GNU_HASH would be cheaper, but it lacks a bit without which `dup2` and `dup3` are the same.
 */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = OFFSET_BASIS;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), PRIME);
  return hash & (2 ** HASH_BITS - 1);
}

/** The hash of a symbol's name, as {@link DefinedGroup} holds it. */
export function symbolHash(name: string): number {
  const bytes = Buffer.from(name);
  return hashBytes(bytes, 0, bytes.length);
}
