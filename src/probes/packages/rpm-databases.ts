import { applyWal, type PackageScan, type RpmDatabaseFile } from '../../formats/rpm/database.js';
import { type RpmPackage, wholeVersion } from '../../formats/rpm/package.js';
import type { ParsedFile, ProbeContext } from '../../model/probe.js';
import { type Problem, problemFrom, UnreadableError } from '../../model/problem.js';

type Context = Omit<ProbeContext<RpmDatabaseFile>, 'owner' | 'original' | 'version'>;

/** Where rpm keeps its database: since ever, since Fedora 36 and in SUSE, and in image-based systems (rpm-ostree). */
const PLACES = ['/var/lib/rpm', '/usr/lib/sysimage/rpm', '/usr/share/rpm'];
const SQLITE = 'rpmdb.sqlite';
/** In the order of rpm's own search for a backend; the first that holds packages is the database in use. */
const DATABASES = [SQLITE, 'Packages.db', 'Packages'];
const WAL = `${SQLITE}-wal`;
const JOURNAL = `${SQLITE}-journal`;

/** Every file that may be part of an rpm database. */
export const RPM_DATABASE_PATHS: readonly string[] = PLACES.flatMap((place) =>
  [...DATABASES, WAL].map((name) => `${place}/${name}`),
);

/** What all databases of an environment hold together. */
export interface InstalledPackages {
  /** Whether there is a database at all, readable or not. */
  readonly present: boolean;
  readonly packages: readonly RpmPackage[];
  readonly problems: readonly Problem[];
}

/** One readable database. */
interface Database extends PackageScan {
  /** Real path of its file. */
  readonly path: string;
}

const READ = new WeakMap<Context['files'], InstalledPackages>();

/** Reads every database of the environment once, also where several places lead to it. */
export function installedPackages(context: Context): InstalledPackages {
  const known = READ.get(context.files);
  if (known !== undefined) return known;
  const seen = new Set<string>();
  const problems: Problem[] = [];
  const packages: RpmPackage[] = [];
  for (const place of PLACES) {
    const databases = DATABASES.flatMap((name) => readDatabase(context, place, name, seen, problems) ?? []);
    packages.push(...inUse(databases, problems));
  }
  const installed = { present: seen.size > 0, packages, problems };
  READ.set(context.files, installed);
  return installed;
}

/** The database `name` in `place`; `undefined` where there is none, none readable, or one that was `seen`. */
function readDatabase(
  context: Context,
  place: string,
  name: string,
  seen: Set<string>,
  problems: Problem[],
): Database | undefined {
  const file = find(context, `${place}/${name}`);
  if (file === 'unreadable') seen.add(`${place}/${name}`);
  if (file === 'unreadable' || file === undefined || file.parsed.kind === 'wal') return undefined;
  const { path } = file.entry;
  if (seen.has(path)) return undefined;
  seen.add(path);
  const scan = file.parsed.kind === 'sqlite' ? replayed(context, place, file.parsed, problems) : file.parsed;
  if (scan.faults.length > 0) problems.push(damage(path, scan.faults, scan.packages.length));
  return { path, packages: scan.packages, faults: scan.faults };
}

/** The engine has already noted why a file is unreadable. */
function find(context: Context, path: string): ParsedFile<RpmDatabaseFile> | 'unreadable' | undefined {
  try {
    return context.file(path);
  } catch (error) {
    if (error instanceof UnreadableError) return 'unreadable';
    throw error;
  }
}

/** The database with the transactions in the write-ahead log beside it. */
function replayed(
  context: Context,
  place: string,
  database: Extract<RpmDatabaseFile, { kind: 'sqlite' }>,
  problems: Problem[],
): PackageScan {
  noteJournal(context, `${place}/${JOURNAL}`, problems);
  const file = find(context, `${place}/${WAL}`);
  if (file === undefined || file === 'unreadable' || file.parsed.kind !== 'wal') return database;
  const { wal } = file.parsed;
  const scan = applyWal(database, wal);
  if (wal.faults.length > 0) problems.push(damage(file.entry.path, wal.faults, scan.packages.length));
  return scan;
}

/** A journal that is left behind means that the file may hold half a transaction, which rpm would undo first. */
function noteJournal(context: Context, path: string, problems: Problem[]): void {
  try {
    const journal = context.tree.lookup(path);
    if (journal === undefined || journal.size === 0) return;
    const message = `${journal.path} belongs to an interrupted transaction, which rpm would undo first: run it there once`;
    problems.push({ path: journal.path, reason: 'unsupported', message });
  } catch (error) {
    problems.push(problemFrom(error, path));
  }
}

function damage(path: string, faults: readonly Error[], packages: number): Problem {
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  return {
    path,
    reason: 'malformed',
    message: `${path} is damaged: ${faults[0]?.message}${more}; ${packages} packages could be read`,
  };
}

/**
 * The packages of the database in use. Another one beside it is a leftover of a conversion; it matters only when it
 * says something else, and then nobody but the environment's own rpm knows which is right.
 */
function inUse(databases: readonly Database[], problems: Problem[]): readonly RpmPackage[] {
  const used = databases.find(({ packages }) => packages.length > 0);
  if (used === undefined) return [];
  const known = new Set(used.packages.map(identity));
  for (const other of databases) {
    const unknown = other.packages.filter((rpm) => !known.has(identity(rpm))).length;
    if (unknown === 0) continue;
    problems.push({
      path: other.path,
      reason: 'unsupported',
      message: `${other.path} lists ${unknown} packages that ${used.path} does not; they were left out`,
    });
  }
  return used.packages;
}

function identity(rpm: RpmPackage): string {
  return `${rpm.name}:${rpm.architecture ?? ''}@${wholeVersion(rpm)}`;
}
