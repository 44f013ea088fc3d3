import { readHeader, SqliteFormatError, type SqliteHeader } from './header.js';
import type { Wal } from './wal.js';

/** The pages of a database, wherever they come from. */
export interface Pages {
  readonly header: SqliteHeader;
  /** Upper bound of the pages that can be had. */
  readonly available: number;
  /** What is wrong with the file as a whole: it ends too early. */
  readonly faults: readonly SqliteFormatError[];
  /** Content of page `number`, counted from 1. Throws {@link SqliteFormatError} when there is no such page. */
  get(number: number): Uint8Array;
  /** Where a byte of a page lies, for messages. */
  locate(number: number, within?: number): string;
}

/**
 * The pages of a database file, as views of its bytes.
 * Throws {@link SqliteFormatError} when the bytes are no SQLite database.
 */
export function filePages(bytes: Uint8Array): Pages {
  const header = readHeader(bytes);
  const { pageSize } = header;
  const available = Math.floor(bytes.length / pageSize);
  const expected = (header.pageCount ?? Math.ceil(bytes.length / pageSize)) * pageSize;
  const faults: SqliteFormatError[] = [];
  if (bytes.length < expected) {
    faults.push(
      new SqliteFormatError(`the file ends at offset ${bytes.length}, its header promises ${expected} bytes`),
    );
  }
  const locate = fileLocator(pageSize);
  const get = (number: number) => {
    if (number < 1 || number > available) throw missingPage(number, locate(number), bytes.length);
    return bytes.subarray((number - 1) * pageSize, number * pageSize);
  };
  return { header, available, faults, get, locate };
}

/** Made apart from the bytes, so that whoever keeps the function does not keep them. */
function fileLocator(pageSize: number): Pages['locate'] {
  return (number, within = 0) => `offset ${(number - 1) * pageSize + within} (page ${number})`;
}

function missingPage(number: number, place: string, length: number): SqliteFormatError {
  return new SqliteFormatError(
    number < 1 ? 'page 0 is asked for, pages count from 1' : `${place} lies beyond the end of the file at ${length}`,
  );
}

/**
 * A database as its write-ahead log leaves it: pages of the log take the place of those of the file.
 * A log without a commit changes nothing. Throws {@link SqliteFormatError} when the log cannot belong to the database.
 */
export function withWal(file: Pages, wal: Wal): Pages {
  if (wal.pageCount === 0) return file;
  if (wal.pageSize !== file.header.pageSize) {
    throw new SqliteFormatError(
      `the write-ahead log has pages of ${wal.pageSize} bytes (offset 8), the database of ${file.header.pageSize}`,
    );
  }
  const first = wal.pages.get(1);
  const header = first === undefined ? file.header : readHeader(first);
  if (header.pageSize !== wal.pageSize) {
    throw new SqliteFormatError(`page 1 in the write-ahead log gives pages of ${header.pageSize} bytes at offset 16`);
  }
  let added = 0;
  for (const number of wal.pages.keys()) if (number > file.available) added++;
  const missing = wal.pageCount - Math.min(wal.pageCount, file.available) - added;
  const faults =
    missing === 0
      ? []
      : [new SqliteFormatError(`${missing} of ${wal.pageCount} pages are neither in the file nor in its log`)];
  return {
    header,
    available: file.available + added,
    faults,
    get: (number) => wal.pages.get(number) ?? file.get(number),
    locate: (number, within = 0) => {
      const offset = wal.offsets.get(number);
      return offset !== undefined && wal.pages.has(number)
        ? `offset ${offset + within} of the write-ahead log (page ${number})`
        : file.locate(number, within);
    },
  };
}

/** Pages that remember which of them were asked for. */
export interface RecordedPages extends Pages {
  /** A copy of the pages asked for so far, which needs nothing of the original bytes. */
  keep(): Pages;
}

/**
 * Wraps pages so that those which one scan used can outlive the bytes that they came from. That is what a later
 * {@link withWal} needs: a page that a log's transactions leave alone belongs to the same table before and after them.
 */
export function recordPages(pages: Pages): RecordedPages {
  const asked = new Set<number>();
  return {
    ...pages,
    get: (number) => {
      const page = pages.get(number);
      asked.add(number);
      return page;
    },
    keep: () => copyPages(pages, asked),
  };
}

function copyPages(pages: Pages, numbers: ReadonlySet<number>): Pages {
  const { pageSize } = pages.header;
  const bytes = new Uint8Array(numbers.size * pageSize);
  const slots = new Map<number, number>();
  for (const number of numbers) {
    bytes.set(pages.get(number), slots.size * pageSize);
    slots.set(number, slots.size);
  }
  const get = (number: number) => {
    const slot = slots.get(number);
    if (slot !== undefined) return bytes.subarray(slot * pageSize, (slot + 1) * pageSize);
    throw new SqliteFormatError(`${pages.locate(number)} is needed, but belonged to no row before`);
  };
  return { header: pages.header, available: pages.available, faults: pages.faults, get, locate: pages.locate };
}
