import { isSqlite, SqliteFormatError } from '../sqlite/header.js';
import { filePages, type Pages, recordPages, withWal } from '../sqlite/pages.js';
import { isWal, readWal, type Wal } from '../sqlite/wal.js';
import { scanBdb } from './bdb.js';
import { isBdb } from './bdb-metadata.js';
import { RpmFormatError, RpmHeader } from './header.js';
import { isNdb, scanNdb } from './ndb.js';
import { type RpmPackage, readPackage } from './package.js';
import { type HeaderVisitor, MAX_FAULTS } from './scan.js';
import { scanRpmSqlite } from './sqlite.js';

/** The packages of one database and what of it could not be read. */
export interface PackageScan {
  readonly packages: readonly RpmPackage[];
  readonly faults: readonly Error[];
}

/** What one file of an rpm database holds. Nothing in it needs the bytes that it was read from. */
export type RpmDatabaseFile =
  | ({ readonly kind: 'ndb' | 'bdb' } & PackageScan)
  /** `pages`: the pages of its packages, wanted when there is a write-ahead log beside it. */
  | ({ readonly kind: 'sqlite'; readonly pages: Pages } & PackageScan)
  | { readonly kind: 'wal'; readonly wal: Wal };

/**
 * Reads one file of an rpm database, told apart by its first bytes: SQLite's `rpmdb.sqlite` or its `-wal`, the ndb
 * `Packages.db`, or the Berkeley DB `Packages`. What is damaged is in the result; throws {@link RpmFormatError} or
 * `SqliteFormatError` when the file is none of these at all.
 */
export function readRpmDatabase(bytes: Uint8Array): RpmDatabaseFile {
  if (isSqlite(bytes)) return readSqliteFile(bytes);
  if (isWal(bytes)) return readRpmWal(bytes);
  if (isNdb(bytes)) return { kind: 'ndb', ...collect((visit) => scanNdb(bytes, visit)) };
  if (isBdb(bytes)) return { kind: 'bdb', ...collect((visit) => scanBdb(bytes, visit)) };
  throw new RpmFormatError(`no rpm database: unknown first bytes (offset 0) of ${bytes.length}`);
}

/** Reads what is known to be a write-ahead log, and may be empty. Never throws. */
export function readRpmWal(bytes: Uint8Array): RpmDatabaseFile {
  return { kind: 'wal', wal: readWal(bytes.slice()) };
}

function readSqliteFile(bytes: Uint8Array): RpmDatabaseFile {
  const pages = recordPages(filePages(bytes));
  const scan = collect((visit) => scanRpmSqlite(pages, visit));
  return { kind: 'sqlite', pages: pages.keep(), ...scan };
}

/** The packages as they are after every transaction that the write-ahead log has committed; the log's faults stay with it. */
export function applyWal(database: PackageScan & { readonly pages: Pages }, wal: Wal): PackageScan {
  if (wal.pageCount === 0) return database;
  return collect((visit) => scanRpmSqlite(withWal(database.pages, wal), visit));
}

/** Decodes the headers of a scan. A scan that finds nothing to begin with throws: that is a fault as well. */
function collect(scan: (visit: HeaderVisitor) => readonly Error[]): PackageScan {
  const packages: RpmPackage[] = [];
  const faults: Error[] = [];
  const visit: HeaderVisitor = (number, blob) => {
    if (faults.length >= MAX_FAULTS) return;
    try {
      packages.push(readPackage(new RpmHeader(blob), faults));
    } catch (error) {
      if (!(error instanceof RpmFormatError)) throw error;
      faults.push(new RpmFormatError(`header ${number}: ${error.message}`));
    }
  };
  try {
    faults.push(...scan(visit));
  } catch (error) {
    if (!(error instanceof RpmFormatError || error instanceof SqliteFormatError)) throw error;
    faults.push(error);
  }
  return { packages, faults };
}
