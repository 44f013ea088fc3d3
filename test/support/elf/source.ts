import type { ByteSource } from '../../../src/formats/elf/source.js';

/** A file in memory that remembers what was read of it. */
export interface MemorySource extends ByteSource {
  readonly reads: readonly { readonly offset: number; readonly length: number }[];
}

/** `bytes` as a file. */
export function memorySource(bytes: Uint8Array): MemorySource {
  const reads: { offset: number; length: number }[] = [];
  return {
    size: bytes.length,
    reads,
    read(offset, length) {
      reads.push({ offset, length });
      return bytes.subarray(offset, offset + length);
    },
  };
}
