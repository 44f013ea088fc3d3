import type { Location, RandomAccess } from '../files/random-access.js';

/** Bytes read at once from a header on: the start of a file comes along without another read, and so do small files. */
const WINDOW = 512 + 4096;

/** A file read through one buffer: of what lies near to what was read last, the system is not asked again. */
export class Window implements RandomAccess {
  readonly #bytes = new Uint8Array(WINDOW);
  #start = 0;
  #length = 0;

  constructor(private readonly file: RandomAccess) {}

  get size(): number {
    return this.file.size;
  }

  get location(): Location | undefined {
    return this.file.location;
  }

  /** Does not move the buffer: who reads like this asks for places here and there. */
  read(offset: number, length: number): Uint8Array {
    if (!this.#holds(offset, length)) return this.file.read(offset, length);
    const from = offset - this.#start;
    return this.#bytes.slice(from, from + length);
  }

  readInto(target: Uint8Array, offset: number): number {
    const { length } = target;
    if (length > WINDOW) return this.file.readInto(target, offset);
    if (!this.#holds(offset, length)) {
      this.#start = offset;
      this.#length = this.file.readInto(this.#bytes, offset);
    }
    const from = offset - this.#start;
    const count = Math.min(length, this.#length - from);
    target.set(this.#bytes.subarray(from, from + count));
    return count;
  }

  #holds(offset: number, length: number): boolean {
    return offset >= this.#start && offset + length <= this.#start + this.#length;
  }

  close(): void {
    // The file belongs to whoever opened it.
  }
}
