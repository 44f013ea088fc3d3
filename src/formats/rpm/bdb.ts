import { type BdbMetadata, readBdbMetadata } from './bdb-metadata.js';
import { RpmFormatError } from './header.js';
import { type HeaderVisitor, MAX_FAULTS } from './scan.js';

/** Layout of Berkeley DB's `db_page.h`: what every page begins with, and the kinds of pages and items read here. */
const PAGE_HEADER = 26;
const PAGE_HASH_UNSORTED = 2;
const PAGE_HASH = 13;
const PAGE_OVERFLOW = 7;
const ITEM_ON_PAGE = 1;
const ITEM_OVERFLOW = 3;
const OVERFLOW_ITEM_SIZE = 12;
/** One byte for the kind of item, four for the number of the header. */
const KEY_SIZE = 5;

/**
 * Visits the headers of a Berkeley DB hash database `Packages`, in the order of its pages; a blob is valid only during
 * the visit. Reads every hash page rather than the buckets' chains, so that a truncated file still gives what it has;
 * the overflow pages of an item are used once at most. The item with key 0, which counts headers, is left out.
 * Returns what could not be read; throws {@link RpmFormatError} when the bytes are no such database.
 */
export function scanBdb(bytes: Uint8Array, visit: HeaderVisitor): RpmFormatError[] {
  const scan = new HashScan(bytes, readBdbMetadata(bytes), visit);
  scan.run();
  return scan.faults;
}

class HashScan {
  readonly faults: RpmFormatError[] = [];
  readonly #view: DataView;
  readonly #used = new Set<number>();

  constructor(
    private readonly bytes: Uint8Array,
    private readonly metadata: BdbMetadata,
    private readonly visit: HeaderVisitor,
  ) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  run(): void {
    const { lastPage, pageSize } = this.metadata;
    const pages = Math.floor(this.bytes.length / pageSize);
    if (lastPage >= pages) {
      const promised = (lastPage + 1) * pageSize;
      const message = `the file ends at offset ${this.bytes.length}, its metadata promise ${promised} bytes`;
      this.faults.push(new RpmFormatError(message));
    }
    for (let page = 1; page < Math.min(pages, lastPage + 1) && this.faults.length < MAX_FAULTS; page++) {
      const type = this.#view.getUint8(page * pageSize + 25);
      if (type === PAGE_HASH || type === PAGE_HASH_UNSORTED) this.attempt(() => this.readPage(page * pageSize, page));
    }
  }

  /** Runs one step; its fault ends that step alone. */
  private attempt(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof RpmFormatError)) throw error;
      this.faults.push(error);
    }
  }

  private uint16(offset: number): number {
    return this.#view.getUint16(offset, this.metadata.littleEndian);
  }

  private uint32(offset: number): number {
    return this.#view.getUint32(offset, this.metadata.littleEndian);
  }

  /** Visits the items of the hash page at `start`; they lie from its end downwards, a key and its value in turn. */
  private readPage(start: number, page: number): void {
    const { pageSize } = this.metadata;
    if (this.uint32(start + 8) !== page) throw new RpmFormatError(`the page at offset ${start} bears another number`);
    const count = this.uint16(start + 20);
    const floor = PAGE_HEADER + 2 * count;
    if (floor > pageSize) throw new RpmFormatError(`the page at offset ${start} counts ${count} items`);
    let end = pageSize;
    for (let i = 0; i + 1 < count && this.faults.length < MAX_FAULTS; i += 2) {
      const key = this.uint16(start + PAGE_HEADER + 2 * i);
      const value = this.uint16(start + PAGE_HEADER + 2 * i + 2);
      if (key >= end || value >= key || value < floor) {
        throw new RpmFormatError(`the items ${i} and ${i + 1} of the page at offset ${start} do not lie in it`);
      }
      const keyEnd = end;
      this.attempt(() => this.readPair(start + value, start + key, start + keyEnd));
      end = value;
    }
  }

  private readPair(value: number, key: number, end: number): void {
    if (end - key !== KEY_SIZE || this.bytes[key] !== ITEM_ON_PAGE) {
      throw new RpmFormatError(`the key at offset ${key} is no number of a header`);
    }
    const number = this.uint32(key + 1);
    if (number === 0) return;
    this.visit(number, this.readValue(number, value, key));
  }

  private readValue(number: number, offset: number, end: number): Uint8Array {
    const kind = this.bytes[offset];
    if (kind === ITEM_ON_PAGE) return this.bytes.subarray(offset + 1, end);
    if (kind === ITEM_OVERFLOW && end - offset === OVERFLOW_ITEM_SIZE) {
      return this.joinOverflow(number, this.uint32(offset + 4), this.uint32(offset + 8));
    }
    throw new RpmFormatError(`header ${number} at offset ${offset} is an item of kind ${kind}`);
  }

  /** Follows the chain of overflow pages that begins at page `first`; their contents are `size` bytes together. */
  private joinOverflow(number: number, first: number, size: number): Uint8Array {
    const { pageSize } = this.metadata;
    const parts: Uint8Array[] = [];
    let left = size;
    for (let page = first; left > 0; ) {
      const start = page * pageSize;
      const of = `page ${page} at offset ${start}, with header ${number},`;
      if (page === 0 || start + pageSize > this.bytes.length) throw new RpmFormatError(`${of} is not in the file`);
      if (this.#used.has(page)) throw new RpmFormatError(`${of} is used twice`);
      this.#used.add(page);
      const length = this.uint16(start + 22);
      const sound = this.bytes[start + 25] === PAGE_OVERFLOW && this.uint32(start + 8) === page;
      if (!sound || length === 0 || length > left || PAGE_HEADER + length > pageSize) {
        throw new RpmFormatError(`${of} is no overflow page of it`);
      }
      parts.push(this.bytes.subarray(start + PAGE_HEADER, start + PAGE_HEADER + length));
      left -= length;
      page = this.uint32(start + 16);
    }
    return joinBytes(parts, size);
  }
}

function joinBytes(parts: readonly Uint8Array[], size: number): Uint8Array {
  const joined = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
