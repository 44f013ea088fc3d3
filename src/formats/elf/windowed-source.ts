import { type ByteSource, ElfError } from './source.js';

/** No table of a real ELF file comes near this; what claims more is lying or not for us. */
export const MAX_READ = 64 * 1024 * 1024;

interface Window {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/**
 * Answers small reads from a few large ones. Tables of an ELF file lie side by side, so fetching them together
 * costs one system call instead of ten.
 */
export class WindowedSource {
  readonly size: number;
  readonly #source: ByteSource;
  readonly #windows: Window[] = [];

  constructor(source: ByteSource) {
    this.size = source.size;
    this.#source = source;
  }

  /**
   * Fetches what of the range is inside the file, unless it is there already. Never throws: where only parts of the file
   * are at hand, what lies between tables may be missing, and each table is asked for again when it is read.
   */
  prefetch(offset: number, length: number): void {
    const end = Math.min(this.size, offset + length);
    const wanted = end - offset;
    if (offset < 0 || !(wanted > 0) || wanted > MAX_READ || this.#find(offset, wanted) !== undefined) return;
    try {
      this.#windows.push({ offset, bytes: this.#source.read(offset, wanted) });
    } catch {
      // Whoever reads it gets the cause.
    }
  }

  /**
   * Exactly `length` bytes from `offset`.
   * Throws {@link ElfError} when the file does not have them or nobody needs so many at once; `what` names them there.
   */
  read(offset: number, length: number, what: string): Uint8Array {
    if (!(offset >= 0 && length >= 0)) throw new ElfError(`the ${what} has a negative offset or size`, 0);
    if (offset + length > this.size) {
      throw new ElfError(
        `the ${what} ends at ${offset + length}, but the file has only ${this.size} bytes`,
        offset,
        'truncated',
      );
    }
    if (length > MAX_READ) {
      throw new ElfError(`the ${what} has ${length} bytes, the limit is ${MAX_READ}`, offset, 'limit');
    }
    const window = this.#find(offset, length);
    if (window !== undefined) {
      const start = offset - window.offset;
      return window.bytes.subarray(start, start + length);
    }
    const bytes = this.#source.read(offset, length);
    if (bytes.length < length) throw new ElfError(`the ${what} could not be read whole`, offset, 'truncated');
    return bytes.length === length ? bytes : bytes.subarray(0, length);
  }

  #find(offset: number, length: number): Window | undefined {
    return this.#windows.find((w) => offset >= w.offset && offset + length <= w.offset + w.bytes.length);
  }
}
