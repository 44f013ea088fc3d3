import { HEADER_SIZE, SqliteFormatError } from './header.js';
import type { Pages } from './pages.js';
import { readRecord, type Value, VarintReader } from './record.js';

/** One row of a table. Blobs may be views of the database's bytes. */
export interface Row {
  readonly rowid: number | bigint;
  /** Values in the order of the columns; a column that is an alias of the rowid holds `null`. */
  readonly values: readonly Value[];
}

/** Faults after which a scan gives up: a database this broken tells nothing more. */
const MAX_FAULTS = 1000;
/** SQLite's own limit (BTCURSOR_MAX_DEPTH); real tables need four levels or five. */
const MAX_DEPTH = 20;
const INTERIOR = 5;
const LEAF = 13;

/**
 * Visits the rows of the rowid table whose b-tree starts at page `root`, in the order of their rowids:
 * "Database File Format", section 1.6. Returns what could not be read. A page is used once at most, as in every sound
 * database, so that neither cycles nor shared pages cost more than the file is large. Throws nothing of its own.
 */
export function scanTable(pages: Pages, root: number, visit: (row: Row) => void): SqliteFormatError[] {
  const scan = new TableScan(pages, visit);
  scan.walk(root, 0);
  return scan.faults;
}

class TableScan {
  readonly faults: SqliteFormatError[] = [];
  readonly #used = new Set<number>();

  constructor(
    private readonly pages: Pages,
    private readonly visit: (row: Row) => void,
  ) {}

  /** Visits the rows below page `number`. */
  walk(number: number, depth: number): void {
    const children = this.attempt(() => {
      if (depth === MAX_DEPTH) throw new SqliteFormatError(`${this.pages.locate(number)} lies ${depth} levels deep`);
      return this.readPage(number);
    });
    for (const child of children ?? []) {
      if (this.faults.length >= MAX_FAULTS) return;
      this.walk(child, depth + 1);
    }
  }

  /** Runs one step; its fault ends that step alone. */
  private attempt<T>(step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof SqliteFormatError)) throw error;
      this.faults.push(error);
      return undefined;
    }
  }

  /** Content of a page not used before. */
  private take(number: number): Uint8Array {
    const page = this.pages.get(number);
    if (this.#used.has(number)) throw new SqliteFormatError(`${this.pages.locate(number)} is used twice`);
    this.#used.add(number);
    return page;
  }

  /** Children of an interior page, in order; a leaf has none, its rows are visited. */
  private readPage(number: number): number[] {
    const page = this.take(number);
    const start = number === 1 ? HEADER_SIZE : 0;
    const view = new DataView(page.buffer, page.byteOffset, page.length);
    const type = view.getUint8(start);
    if (type !== INTERIOR && type !== LEAF) {
      throw new SqliteFormatError(`${this.pages.locate(number, start)} has type ${type}, no page of a rowid table`);
    }
    const count = view.getUint16(start + 3);
    const pointers = start + (type === LEAF ? 8 : 12);
    if (pointers + 2 * count > this.pages.header.usableSize) {
      throw new SqliteFormatError(
        `${this.pages.locate(number, start + 3)} counts ${count} cells, more than fit in a page`,
      );
    }
    if (type === INTERIOR) return this.children(view, number, pointers, count);
    this.readLeaf(page, view, number, pointers, count);
    return [];
  }

  private children(view: DataView, number: number, pointers: number, count: number): number[] {
    const children: number[] = [];
    for (let i = 0; i < count; i++) {
      const cell = view.getUint16(pointers + 2 * i);
      if (cell + 4 <= this.pages.header.usableSize) children.push(view.getUint32(cell));
      else this.faults.push(this.outside(number, pointers + 2 * i, cell));
    }
    children.push(view.getUint32(pointers - 4));
    return children;
  }

  private readLeaf(page: Uint8Array, view: DataView, number: number, pointers: number, count: number): void {
    // Cells of a sound page do not overlap; counting their bytes keeps a forged one from being read many times over.
    let left = page.length;
    for (let i = 0; i < count && this.faults.length < MAX_FAULTS; i++) {
      const cell = view.getUint16(pointers + 2 * i);
      this.attempt(() => {
        if (cell >= this.pages.header.usableSize) throw this.outside(number, pointers + 2 * i, cell);
        left -= this.readCell(page, view, number, cell, left);
      });
    }
  }

  private outside(number: number, pointer: number, cell: number): SqliteFormatError {
    return new SqliteFormatError(`${this.pages.locate(number, pointer)} points to ${cell}, outside its page`);
  }

  /** Visits the row of one leaf cell and returns how many bytes of the page it takes. */
  private readCell(page: Uint8Array, view: DataView, number: number, cell: number, left: number): number {
    const { usableSize, encoding } = this.pages.header;
    const place = () => this.pages.locate(number, cell);
    const head = new VarintReader(page, cell, usableSize, place);
    const size = head.size('a payload');
    const rowid = head.next();
    const local = localSize(size, usableSize);
    const end = head.offset + local + (local < size ? 4 : 0);
    if (end > usableSize || end - cell > left) throw new SqliteFormatError(`the cell at ${place()} leaves its page`);
    let payload = page.subarray(head.offset, head.offset + local);
    if (local < size) payload = this.joinOverflow(payload, size, view.getUint32(head.offset + local), place);
    this.visit({ rowid, values: readRecord(payload, encoding, place) });
    return end - cell;
  }

  /** Follows a chain of overflow pages, "Database File Format", section 1.7. */
  private joinOverflow(local: Uint8Array, size: number, first: number, place: () => string): Uint8Array {
    const { usableSize } = this.pages.header;
    if ((size - local.length) / (usableSize - 4) > this.pages.available) {
      throw new SqliteFormatError(`a payload of ${size} bytes, more than the file has, at ${place()}`);
    }
    const parts = [local];
    let left = size - local.length;
    for (let number = first; left > 0; ) {
      const page = this.take(number);
      const part = page.subarray(4, Math.min(usableSize, 4 + left));
      parts.push(part);
      left -= part.length;
      number = new DataView(page.buffer, page.byteOffset, 4).getUint32(0);
    }
    // Only now is the size known to be true.
    const payload = new Uint8Array(size);
    let offset = 0;
    for (const part of parts) {
      payload.set(part, offset);
      offset += part.length;
    }
    return payload;
  }
}

/** Bytes of a payload that its cell holds: "Database File Format", section 1.6, table leaf cells. */
function localSize(payload: number, usable: number): number {
  const most = usable - 35;
  if (payload <= most) return payload;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((payload - least) % (usable - 4));
  return fitting <= most ? fitting : least;
}
