/**
 * Bits of a symbol's hash. When a symbol is missing, a library of n symbols is taken to have it in n of 2^28 cases: with the
 * 20,000 symbols that a large program has in its scope once in 13,000 missing symbols, for an eighth less than 32 bits take.
 */
export const HASH_BITS = 28;

/** {@link HASH_BITS} ones. */
export const HASH_MASK = 2 ** HASH_BITS - 1;

/** FNV-1a, 32 bits: where it starts. */
export const HASH_START = 0x811c9dc5 | 0;

const PRIME = 0x01000193;

/** FNV-1a, 32 bits: takes in one byte. */
export function hashStep(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, PRIME);
}

/**
 * The hash of a symbol's name: the lowest {@link HASH_BITS} bits of FNV-1a over its bytes. The one that files store in
 * DT_GNU_HASH would be cheaper, but it lacks a bit without which `dup2` and `dup3` are the same.
 */
export function symbolHash(name: string): number {
  let hash = HASH_START;
  for (const byte of Buffer.from(name)) hash = hashStep(hash, byte);
  return hash & HASH_MASK;
}
