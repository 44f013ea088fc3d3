import { ElfError } from './source.js';
import { HASH_MASK, HASH_START, hashStep } from './symbol-hash.js';

/** How much text one file may unfold to: names may overlap, so a small table can be made to yield any amount. */
const MAX_DECODED = 64 * 1024 * 1024;

const NOT_ASCII = /[^\0-\x7f]/;

/** A string table (gABI, "String Table"): names by their offset in it. */
export class StringTable {
  readonly #data: Buffer;
  readonly #offset: number;
  #decoded = 0;
  #text: string | undefined;
  #ascii: boolean | undefined;

  constructor(data: Uint8Array, offset: number) {
    this.#data = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    this.#offset = offset;
  }

  /** The string at `at`, read as UTF-8. Throws {@link ElfError} when it does not start or end in the table. */
  at(at: number): string {
    return this.#data.toString('utf8', at, this.#end(at));
  }

  /**
   * The strings at `starts`, for short use: they share memory with the whole table, and keep it as long as they live.
   * Ten times as fast as {@link at} for many. Throws like it.
   */
  views(starts: readonly number[]): string[] {
    this.#text ??= this.#data.toString('latin1');
    const text = this.#text;
    this.#ascii ??= !NOT_ASCII.test(text);
    return this.#ascii ? starts.map((at) => text.slice(at, this.#end(at))) : starts.map((at) => this.at(at));
  }

  /** {@link symbolHash} of the string at `at`. Throws like {@link at}. */
  hash(at: number): number {
    const data = this.#data;
    let hash = HASH_START;
    let end = at;
    // One pass to the zero: looking for it first costs as much again.
    for (let byte = data[end]; byte !== 0; byte = data[++end]) {
      if (byte === undefined) this.#end(end);
      hash = hashStep(hash, byte ?? 0);
    }
    this.#count(at, end);
    return hash & HASH_MASK;
  }

  #end(at: number): number {
    const end = at >= 0 && at < this.#data.length ? this.#data.indexOf(0, at) : -1;
    if (end < 0) throw new ElfError('a name does not end inside the string table', this.#offset + Math.max(0, at));
    this.#count(at, end);
    return end;
  }

  #count(start: number, end: number): void {
    this.#decoded += end - start;
    if (this.#decoded > MAX_DECODED) {
      throw new ElfError(`its names add up to more than ${MAX_DECODED} bytes`, this.#offset + start, 'limit');
    }
  }
}
