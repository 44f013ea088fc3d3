import { ElfError } from './source.js';
import { hashBytes } from './symbol-hash.js';

/** How much text one file may unfold to: names may overlap, so a small table can be made to yield any amount. */
const MAX_DECODED = 64 * 1024 * 1024;

/** A string table (gABI, "String Table"): names by their offset in it. */
export class StringTable {
  readonly #data: Buffer;
  readonly #offset: number;
  #decoded = 0;

  constructor(data: Uint8Array, offset: number) {
    this.#data = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    this.#offset = offset;
  }

  /** The string at `at`, read as UTF-8. Throws {@link ElfError} when it does not start or end in the table. */
  at(at: number): string {
    return this.#data.toString('utf8', at, this.end(at));
  }

  /** Where the string that starts at `at` ends. Throws like {@link at}. */
  end(at: number): number {
    const end = at >= 0 && at < this.#data.length ? this.#data.indexOf(0, at) : -1;
    if (end < 0) throw new ElfError('a name does not end inside the string table', this.#offset + Math.max(0, at));
    this.#decoded += end - at;
    if (this.#decoded > MAX_DECODED) {
      throw new ElfError(`its names add up to more than ${MAX_DECODED} bytes`, this.#offset + at, 'limit');
    }
    return end;
  }

  /** {@link hashBytes} of the string at `at`. Throws like {@link at}. */
  hash(at: number): number {
    return hashBytes(this.#data, at, this.end(at));
  }
}
