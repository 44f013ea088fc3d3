import { scanNamedTable } from '../sqlite/database.js';
import type { SqliteFormatError } from '../sqlite/header.js';
import type { Pages } from '../sqlite/pages.js';
import type { HeaderVisitor } from './scan.js';

/** Name of the table, see rpm's `lib/backend/sqlite.c`: `Packages(hnum INTEGER PRIMARY KEY, blob BLOB)`. */
const TABLE = 'Packages';

/**
 * Visits the headers of an rpm database kept by SQLite, in the order of their numbers; a blob is valid only during the
 * visit. Returns what could not be read; throws `SqliteFormatError` when there is no table of packages.
 */
export function scanRpmSqlite(pages: Pages, visit: HeaderVisitor): SqliteFormatError[] {
  return scanNamedTable(pages, TABLE, ({ rowid, values }) => {
    const blob = values[1];
    // An empty blob reaches the decoder as well, which knows how to complain.
    visit(Number(rowid), blob instanceof Uint8Array ? blob : new Uint8Array(0));
  });
}
