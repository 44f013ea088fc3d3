/** How the database is laid out. */
export interface BdbOptions {
  readonly littleEndian?: boolean;
  readonly pageSize?: number;
}

const PAGE_HEADER = 26;

/**
 * A Berkeley DB hash database with these headers, numbered from 1, in the layout of `db_page.h`: a metadata page, one
 * hash page for each few items, and an overflow chain for every header that is larger than a quarter of a page.
 */
export function bdbDatabase(headers: readonly Uint8Array[], options: BdbOptions = {}): Uint8Array {
  const writer = new BdbWriter(options.littleEndian ?? true, options.pageSize ?? 4096);
  // rpm keeps the highest number under key 0.
  const items: [number, Uint8Array][] = [[0, writer.word(headers.length)]];
  headers.forEach((header, i) => {
    items.push([i + 1, header]);
  });
  for (let i = 0; i < items.length; i += 3) writer.hashPage(items.slice(i, i + 3));
  return writer.finish();
}

class BdbWriter {
  readonly #pages: Buffer[];

  constructor(
    private readonly littleEndian: boolean,
    private readonly pageSize: number,
  ) {
    this.#pages = [Buffer.alloc(pageSize)];
  }

  word(value: number): Uint8Array {
    const bytes = Buffer.alloc(4);
    this.uint32(bytes, 0, value);
    return bytes;
  }

  hashPage(items: readonly (readonly [number, Uint8Array])[]): void {
    const page = this.page(13);
    let end = this.pageSize;
    let slot = PAGE_HEADER;
    const put = (item: Uint8Array) => {
      end -= item.length;
      page.set(item, end);
      this.uint16(page, slot, end);
      slot += 2;
    };
    for (const [number, value] of items) {
      put(Buffer.concat([Buffer.of(1), this.word(number)]));
      put(value.length <= this.pageSize / 4 ? Buffer.concat([Buffer.of(1), value]) : this.overflow(value));
    }
    this.uint16(page, 20, 2 * items.length);
    this.uint16(page, 22, end);
  }

  finish(): Uint8Array {
    const meta = this.#pages[0] ?? Buffer.alloc(0);
    this.uint32(meta, 8, 0);
    this.uint32(meta, 12, 0x061561);
    this.uint32(meta, 16, 9);
    this.uint32(meta, 20, this.pageSize);
    meta[25] = 8;
    this.uint32(meta, 32, this.#pages.length - 1);
    return new Uint8Array(Buffer.concat(this.#pages));
  }

  private page(type: number): Buffer {
    const page = Buffer.alloc(this.pageSize);
    this.uint32(page, 8, this.#pages.length);
    page[25] = type;
    this.#pages.push(page);
    return page;
  }

  private overflow(value: Uint8Array): Uint8Array {
    const item = Buffer.alloc(12);
    item[0] = 3;
    this.uint32(item, 4, this.#pages.length);
    this.uint32(item, 8, value.length);
    const room = this.pageSize - PAGE_HEADER;
    for (let offset = 0; offset < value.length; offset += room) {
      const part = value.subarray(offset, offset + room);
      const page = this.page(7);
      page.set(part, PAGE_HEADER);
      this.uint16(page, 22, part.length);
      if (offset + room < value.length) this.uint32(page, 16, this.#pages.length);
    }
    return item;
  }

  private uint16(bytes: Buffer, offset: number, value: number): void {
    if (this.littleEndian) bytes.writeUInt16LE(value, offset);
    else bytes.writeUInt16BE(value, offset);
  }

  private uint32(bytes: Buffer, offset: number, value: number): void {
    if (this.littleEndian) bytes.writeUInt32LE(value, offset);
    else bytes.writeUInt32BE(value, offset);
  }
}
