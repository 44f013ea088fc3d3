/** A SQLite database or write-ahead log that is not what the file format says; the message names the fault and its place. */
export class SqliteFormatError extends Error {
  override readonly name = 'SqliteFormatError';
}

/** Bytes of the database header, at the start of page 1. */
export const HEADER_SIZE = 100;

/** How text is stored, as the header's number at offset 56 says. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** What the database header says, as far as reading needs it. */
export interface SqliteHeader {
  /** Bytes. */
  readonly pageSize: number;
  /** Bytes of a page that hold content: without those reserved for extensions. */
  readonly usableSize: number;
  /** Whether the last writer used a write-ahead log. */
  readonly walMode: boolean;
  readonly encoding: TextEncoding;
  /** Pages of the database; `undefined` when a writer too old to keep this number was the last. */
  readonly pageCount: number | undefined;
}

const MAGIC = 'SQLite format 3\0';
const ENCODINGS: readonly TextEncoding[] = ['utf-8', 'utf-8', 'utf-16le', 'utf-16be'];

/** Whether the bytes begin as a SQLite database does. */
export function isSqlite(bytes: Uint8Array): boolean {
  if (bytes.length < MAGIC.length) return false;
  for (let i = 0; i < MAGIC.length; i++) if (bytes[i] !== MAGIC.charCodeAt(i)) return false;
  return true;
}

/**
 * Reads the header of a database: "Database File Format", section 1.3.
 * Throws {@link SqliteFormatError} when the bytes are no database or one that this format version cannot describe.
 */
export function readHeader(bytes: Uint8Array): SqliteHeader {
  if (!isSqlite(bytes)) throw new SqliteFormatError('no SQLite database: offset 0 lacks the words "SQLite format 3"');
  if (bytes.length < HEADER_SIZE) {
    throw new SqliteFormatError(
      `the file ends at offset ${bytes.length}, inside the ${HEADER_SIZE} bytes of its header`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const pageSize = readPageSize(view);
  const usableSize = pageSize - view.getUint8(20);
  if (usableSize < 480)
    throw new SqliteFormatError(`${usableSize} usable bytes a page at offset 20, at least 480 expected`);
  const readVersion = view.getUint8(19);
  if (readVersion > 2) throw new SqliteFormatError(`unknown read version ${readVersion} at offset 19`);
  const encoding = ENCODINGS[view.getUint32(56)];
  if (encoding === undefined) throw new SqliteFormatError(`unknown text encoding ${view.getUint32(56)} at offset 56`);
  // The page count holds only when the writer that stored it also made the last change (section 1.3.7).
  const counted = view.getUint32(24) === view.getUint32(92) ? view.getUint32(28) : 0;
  return { pageSize, usableSize, walMode: readVersion === 2, encoding, pageCount: counted === 0 ? undefined : counted };
}

/** The page size in bytes; the two bytes at offset 16 hold 1 for 65536. */
function readPageSize(view: DataView): number {
  const stored = view.getUint16(16);
  const size = stored === 1 ? 65536 : stored;
  if (size < 512 || (size & (size - 1)) !== 0) {
    throw new SqliteFormatError(`page size ${stored} at offset 16 is no power of two from 512 to 65536`);
  }
  return size;
}
