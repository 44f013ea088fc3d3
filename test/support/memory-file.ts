import type { RandomAccess } from '../../src/providers/files/random-access.js';

/** Bytes as an opened file that counts what is read of it. */
export function memoryFile(bytes: Uint8Array): RandomAccess & { taken(): number; closed(): boolean } {
  let taken = 0;
  let closed = false;
  return {
    size: bytes.length,
    read(offset, length) {
      const part = Buffer.from(bytes.subarray(Math.max(0, offset), Math.max(0, offset + length)));
      taken += part.length;
      return part;
    },
    readInto(target, offset) {
      const part = bytes.subarray(offset, offset + target.length);
      target.set(part);
      taken += part.length;
      return part.length;
    },
    close: () => {
      closed = true;
    },
    taken: () => taken,
    closed: () => closed,
  };
}
