/** An rpm header or database that is not what the format says; the message names the fault and its place. */
export class RpmFormatError extends Error {
  override readonly name = 'RpmFormatError';
}

/** Numbers of the tags read here: rpm's `rpmtag.h`. */
export const Tag = {
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  vendor: 1011,
  architecture: 1022,
  oldFileNames: 1027,
  fileStates: 1029,
  sourceRpm: 1044,
  provideName: 1047,
  directoryIndexes: 1116,
  baseNames: 1117,
  directoryNames: 1118,
} as const;

/** Types of stored values: rpm's `rpmTagType`. */
const CHAR = 1;
const INT32 = 4;
const STRING = 6;
const STRING_ARRAY = 8;
const I18N_STRING = 9;

const PREAMBLE = 8;
const ENTRY = 16;

/**
 * An rpm header as a database stores it: two counts, index entries and the store with their values, all big-endian
 * ("RPM V4 Package format", Header Structure, without its magic number). Values are decoded when asked for; every
 * getter throws {@link RpmFormatError} when the index lies about one.
 */
export class RpmHeader {
  readonly #view: DataView;
  readonly #bytes: Buffer;
  /** Tag → offset of its index entry. */
  readonly #entries: ReadonlyMap<number, number>;
  /** Where the store begins and ends. */
  readonly #store: number;
  readonly #end: number;

  /** Throws {@link RpmFormatError} when the two counts do not fit into the blob. */
  constructor(blob: Uint8Array) {
    this.#view = new DataView(blob.buffer, blob.byteOffset, blob.length);
    this.#bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.length);
    if (blob.length < PREAMBLE) throw new RpmFormatError(`a header of only ${blob.length} bytes`);
    const entryCount = this.#view.getUint32(0);
    const storeSize = this.#view.getUint32(4);
    this.#store = PREAMBLE + ENTRY * entryCount;
    this.#end = this.#store + storeSize;
    if (entryCount === 0 || this.#end > blob.length) {
      throw new RpmFormatError(
        `${entryCount} index entries and ${storeSize} bytes of values (offset 0) in a header of ${blob.length} bytes`,
      );
    }
    // Later entries were added to the signed region at installation and override what it says.
    const entries = new Map<number, number>();
    for (let entry = PREAMBLE; entry < this.#store; entry += ENTRY) entries.set(this.#view.getInt32(entry), entry);
    this.#entries = entries;
  }

  /** The string, or the first of several; `undefined` where the header has none. */
  string(tag: number): string | undefined {
    const region = this.#strings(tag, 1);
    return region?.slice(0, -1);
  }

  /** All strings; empty where the header has none. */
  strings(tag: number): string[] {
    const region = this.stringRegion(tag);
    return region === '' ? [] : region.slice(0, -1).split('\0');
  }

  /** All strings in one, each ended by a NUL character: little to keep where they are many. */
  stringRegion(tag: number): string {
    return this.#strings(tag) ?? '';
  }

  /** The first of the 32-bit numbers; `undefined` where the header has none. */
  number(tag: number): number | undefined {
    return this.numbers(tag)[0];
  }

  /** All 32-bit numbers, unsigned; empty where the header has none. */
  numbers(tag: number): Uint32Array {
    const found = this.#find(tag);
    if (found === undefined) return new Uint32Array(0);
    if (found.type !== INT32) throw new RpmFormatError(`tag ${tag} has type ${found.type}, a number expected`);
    this.#require(tag, found.offset, 4 * found.count);
    const numbers = new Uint32Array(found.count);
    for (let i = 0; i < numbers.length; i++) numbers[i] = this.#view.getUint32(found.offset + 4 * i);
    return numbers;
  }

  /** A copy of the single bytes; empty where the header has none. */
  chars(tag: number): Uint8Array {
    const found = this.#find(tag);
    if (found === undefined) return new Uint8Array(0);
    if (found.type !== CHAR) throw new RpmFormatError(`tag ${tag} has type ${found.type}, bytes expected`);
    this.#require(tag, found.offset, found.count);
    return Uint8Array.from(this.#bytes.subarray(found.offset, found.offset + found.count));
  }

  #find(tag: number): { type: number; offset: number; count: number } | undefined {
    const entry = this.#entries.get(tag);
    if (entry === undefined) return undefined;
    const offset = this.#store + this.#view.getUint32(entry + 8);
    return { type: this.#view.getUint32(entry + 4), offset, count: this.#view.getUint32(entry + 12) };
  }

  #require(tag: number, offset: number, length: number): void {
    if (offset + length <= this.#end) return;
    throw new RpmFormatError(
      `tag ${tag} takes ${length} bytes at offset ${offset}, but the values of its header end at ${this.#end}`,
    );
  }

  /** NUL-terminated strings of a tag, at most `most`; `undefined` where the header has none. */
  #strings(tag: number, most = Number.POSITIVE_INFINITY): string | undefined {
    const found = this.#find(tag);
    if (found === undefined || found.count === 0) return undefined;
    if (found.type !== STRING && found.type !== STRING_ARRAY && found.type !== I18N_STRING) {
      throw new RpmFormatError(`tag ${tag} has type ${found.type}, a string expected`);
    }
    const { offset } = found;
    const wanted = Math.min(most, found.type === STRING ? 1 : found.count);
    let end = offset;
    for (let i = 0; i < wanted; i++) {
      const zero = end < this.#end ? this.#bytes.indexOf(0, end) : -1;
      if (zero < 0 || zero >= this.#end) {
        throw new RpmFormatError(
          `tag ${tag} at offset ${offset} has ${found.count} strings, but only ${i} end in time`,
        );
      }
      end = zero + 1;
    }
    return this.#bytes.toString('utf8', offset, end);
  }
}
