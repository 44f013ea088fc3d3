import type { RandomAccess } from '../files/random-access.js';

/** Bytes that can be asked for at any place: an image, a partition of one. */
export interface Blocks {
  /** Bytes. */
  readonly size: number;
  /** Exactly these bytes; rejects with an `Error` where they lie outside or cannot be read. */
  read(offset: number, length: number): Promise<Buffer>;
}

/** A raw image. */
export function rawBlocks(file: RandomAccess): Blocks {
  return {
    size: file.size,
    read: async (offset, length) => {
      checkInside(offset, length, file.size);
      return Buffer.from(file.read(offset, length));
    },
  };
}

/** A part of others. */
export function partOf(blocks: Blocks, start: number, size: number): Blocks {
  return {
    size: Math.max(0, Math.min(size, blocks.size - start)),
    async read(offset, length) {
      checkInside(offset, length, this.size);
      return blocks.read(start + offset, length);
    },
  };
}

/** Bytes that are fetched and kept together: metadata lies side by side, and is asked for in small pieces. */
const CHUNK = 128 * 1024;
/** Chunks that are kept. */
const MOST_CHUNKS = 512;

/** The same bytes, with what was read lately at hand; large reads go past it. */
export function cached(blocks: Blocks): Blocks {
  const chunks = new Map<number, Buffer>();
  const chunk = async (index: number): Promise<Buffer> => {
    const known = chunks.get(index);
    chunks.delete(index);
    const start = index * CHUNK;
    const bytes = known ?? (await blocks.read(start, Math.min(CHUNK, blocks.size - start)));
    chunks.set(index, bytes);
    const [oldest] = chunks.keys();
    if (chunks.size > MOST_CHUNKS && oldest !== undefined) chunks.delete(oldest);
    return bytes;
  };
  return {
    size: blocks.size,
    async read(offset, length) {
      checkInside(offset, length, blocks.size);
      if (length === 0) return Buffer.alloc(0);
      if (length > CHUNK) return blocks.read(offset, length);
      const [first, last] = [Math.floor(offset / CHUNK), Math.floor((offset + length - 1) / CHUNK)];
      const bytes = first === last ? await chunk(first) : Buffer.concat([await chunk(first), await chunk(last)]);
      const start = offset - first * CHUNK;
      return bytes.subarray(start, start + length);
    },
  };
}

function checkInside(offset: number, length: number, size: number): void {
  if (
    Number.isSafeInteger(offset) &&
    Number.isSafeInteger(length) &&
    offset >= 0 &&
    length >= 0 &&
    offset + length <= size
  ) {
    return;
  }
  throw new Error(`bytes ${offset} to ${offset + length} lie outside of the ${size} bytes that there are`);
}
