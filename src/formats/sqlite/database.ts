import { SqliteFormatError } from './header.js';
import type { Pages } from './pages.js';
import { type Row, scanTable } from './table.js';

const SCHEMA_ROOT = 1;

/**
 * Visits the rows of the table called `name`, found through `sqlite_schema`, names compared without regard to ASCII
 * case as SQLite does. Returns what could not be read, the file's own faults first.
 * Throws {@link SqliteFormatError} when there is no such table, or when it keeps no rowids.
 */
export function scanNamedTable(pages: Pages, name: string, visit: (row: Row) => void): SqliteFormatError[] {
  const { root, faults } = findTable(pages, name);
  if (root === undefined) {
    throw faults[0] ?? new SqliteFormatError(`no table ${name} in the schema at ${pages.locate(SCHEMA_ROOT)}`);
  }
  return [...pages.faults, ...faults, ...scanTable(pages, root, visit)];
}

/** Root page of a table, `undefined` when the schema does not list it. */
function findTable(pages: Pages, name: string): { root: number | undefined; faults: SqliteFormatError[] } {
  const wanted = asciiLower(name);
  let root: number | undefined;
  const faults = scanTable(pages, SCHEMA_ROOT, ({ values: [type, itemName, , rootPage] }) => {
    if (type !== 'table' || typeof itemName !== 'string' || asciiLower(itemName) !== wanted) return;
    if (typeof rootPage === 'number') root = rootPage;
  });
  return { root, faults };
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
