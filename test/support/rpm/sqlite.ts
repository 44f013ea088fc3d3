import { encodeRecord, type SqliteValue, varint } from './sqlite-record.js';

/** A table to be written: its rows by rowid, ascending. */
export interface TableContent {
  readonly name: string;
  readonly rows: readonly (readonly [rowid: number, values: readonly SqliteValue[]])[];
}

/** How the database is laid out. */
export interface SqliteOptions {
  readonly pageSize?: number;
  /** Bytes at the end of every page that are not used. */
  readonly reserved?: number;
  readonly encoding?: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Rows in a leaf at most: small numbers make deep trees. */
  readonly rowsInLeaf?: number;
}

interface Cell {
  readonly rowid: number;
  readonly bytes: Buffer;
}

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be'];

/** A database in SQLite's file format with these rowid tables: a real b-tree each, overflow chains for long rows. */
export function sqliteDatabase(tables: readonly TableContent[], options: SqliteOptions = {}): Uint8Array {
  const writer = new SqliteWriter(options);
  const schema = tables.map(({ name, rows }, i): readonly [number, readonly SqliteValue[]] => {
    const root = writer.table(rows);
    return [i + 1, ['table', name, name, root, `CREATE TABLE "${name}"(hnum INTEGER PRIMARY KEY, blob BLOB NOT NULL)`]];
  });
  return writer.finish(schema);
}

/** rpm's database: `Packages(hnum, blob)` with these headers, numbered from 1, and another table before it. */
export function rpmSqlite(headers: readonly Uint8Array[], options: SqliteOptions = {}): Uint8Array {
  const rows = headers.map((header, i): readonly [number, readonly SqliteValue[]] => [i + 1, [null, header]]);
  return sqliteDatabase(
    [
      { name: 'sqlite_sequence', rows: [[1, ['Packages', headers.length]]] },
      { name: 'Packages', rows },
    ],
    options,
  );
}

class SqliteWriter {
  readonly #pageSize: number;
  readonly #usable: number;
  readonly #pages: Buffer[];

  constructor(private readonly options: SqliteOptions) {
    this.#pageSize = options.pageSize ?? 4096;
    this.#usable = this.#pageSize - (options.reserved ?? 0);
    this.#pages = [Buffer.alloc(this.#pageSize)];
  }

  /** Writes a table and returns the number of its root page. */
  table(rows: TableContent['rows']): number {
    let level = this.leaves(rows.map(([rowid, values]) => ({ rowid, bytes: this.cell(rowid, values) })));
    while (level.length > 1) level = this.interiors(level);
    return level[0]?.page ?? 0;
  }

  finish(schema: TableContent['rows']): Uint8Array {
    const first = this.#pages[0] ?? Buffer.alloc(0);
    this.fill(
      first,
      100,
      schema.map(([rowid, values]) => ({ rowid, bytes: this.cell(rowid, values) })),
    );
    first.write('SQLite format 3\0', 0, 'latin1');
    first.writeUInt16BE(this.#pageSize === 65536 ? 1 : this.#pageSize, 16);
    first.set([2, 2, this.#pageSize - this.#usable, 64, 32, 32], 18);
    first.writeUInt32BE(7, 24);
    first.writeUInt32BE(this.#pages.length, 28);
    first.writeUInt32BE(4, 44);
    first.writeUInt32BE(ENCODINGS.indexOf(this.options.encoding ?? 'utf-8') + 1, 56);
    first.writeUInt32BE(7, 92);
    first.writeUInt32BE(3046000, 96);
    return new Uint8Array(Buffer.concat(this.#pages));
  }

  private leaves(cells: readonly Cell[]): { page: number; last: number }[] {
    const most = this.options.rowsInLeaf ?? 100;
    const leaves: { page: number; last: number }[] = [];
    let pending: Cell[] = [];
    let size = 8;
    const flush = () => {
      const [page, bytes] = this.page();
      this.fill(bytes, 0, pending);
      leaves.push({ page, last: pending.at(-1)?.rowid ?? 0 });
      pending = [];
      size = 8;
    };
    for (const cell of cells) {
      if (pending.length === most || size + cell.bytes.length + 2 > this.#usable) flush();
      pending.push(cell);
      size += cell.bytes.length + 2;
    }
    flush();
    return leaves;
  }

  private interiors(children: readonly { page: number; last: number }[]): { page: number; last: number }[] {
    const level: { page: number; last: number }[] = [];
    let rest = children;
    while (rest.length > 0) {
      // SQLite allows no interior page without a cell, which is one with a single child.
      const group = rest.slice(0, rest.length === 4 ? 2 : 3);
      rest = rest.slice(group.length);
      const [page, bytes] = this.page();
      const cells = group.slice(0, -1).map(({ page: child, last }) => Buffer.concat([uint32(child), varint(last)]));
      this.place(bytes, 0, 5, 12, cells);
      bytes.writeUInt32BE(group.at(-1)?.page ?? 0, 8);
      level.push({ page, last: group.at(-1)?.last ?? 0 });
    }
    return level;
  }

  private fill(page: Buffer, start: number, cells: readonly Cell[]): void {
    this.place(
      page,
      start,
      13,
      8,
      cells.map(({ bytes }) => bytes),
    );
  }

  private place(page: Buffer, start: number, type: number, headSize: number, cells: readonly Buffer[]): void {
    let end = this.#usable;
    cells.forEach((cell, i) => {
      end -= cell.length;
      page.set(cell, end);
      page.writeUInt16BE(end, start + headSize + 2 * i);
    });
    page[start] = type;
    page.writeUInt16BE(cells.length, start + 3);
    page.writeUInt16BE(end === 65536 ? 0 : end, start + 5);
  }

  private cell(rowid: number, values: readonly SqliteValue[]): Buffer {
    const payload = encodeRecord(values, this.options.encoding ?? 'utf-8');
    const head = Buffer.concat([varint(payload.length), varint(rowid)]);
    const most = this.#usable - 35;
    if (payload.length <= most) return Buffer.concat([head, payload]);
    const least = Math.floor(((this.#usable - 12) * 32) / 255) - 23;
    const fitting = least + ((payload.length - least) % (this.#usable - 4));
    const local = fitting <= most ? fitting : least;
    return Buffer.concat([head, payload.subarray(0, local), uint32(this.overflow(payload.subarray(local)))]);
  }

  private overflow(rest: Buffer): number {
    const first = this.#pages.length + 1;
    const room = this.#usable - 4;
    for (let offset = 0; offset < rest.length; offset += room) {
      const [page, bytes] = this.page();
      bytes.writeUInt32BE(offset + room < rest.length ? page + 1 : 0, 0);
      bytes.set(rest.subarray(offset, offset + room), 4);
    }
    return first;
  }

  private page(): [number: number, bytes: Buffer] {
    const bytes = Buffer.alloc(this.#pageSize);
    this.#pages.push(bytes);
    return [this.#pages.length, bytes];
  }
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
