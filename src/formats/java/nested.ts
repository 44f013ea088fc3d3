import { classVersion } from './class-file.js';
import { ArchiveError, type Member, members, startOf, wholeOf } from './zip.js';

/** What is known of the archives inside of one. */
export interface Inner {
  /** How many were read, those inside of these included. */
  readonly archives: number;
  /** Highest major version of their classes that any runtime would load, and the archive that has it. */
  readonly classVersion?: number;
  readonly newest?: string;
  /** Names of those that were not read, for a limit or because they are damaged; sorted. */
  readonly unread?: string[];
}

/** Limits over all that lies inside of one archive: what an honest one has is far below. */
const MAX_ARCHIVES = 5000;
const MAX_BYTES = 512 * 1024 * 1024;
const MAX_ONE = 128 * 1024 * 1024;
const DEEPEST = 3;
const CLASS_SLICE = 256;

interface Budget {
  looked: number;
  archives: number;
  bytes: number;
  highest: number;
  newest: string;
  readonly unread: string[];
}

/**
 * Reads archives inside of an archive (BOOT-INF/lib, WEB-INF/lib, wars in an ear), each in memory alone: one that is stored
 * is read where it lies, one that is packed is unpacked up to a limit and dropped. Never throws.
 */
export function readInner(bytes: Uint8Array, nested: readonly Member[]): Inner {
  const budget: Budget = { looked: 0, archives: 0, bytes: 0, highest: 0, newest: '', unread: [] };
  for (const member of nested) read(bytes, member, member.name, budget, 1);
  const { archives, highest, newest, unread } = budget;
  return {
    archives,
    ...(highest === 0 ? {} : { classVersion: highest, newest }),
    ...(unread.length === 0 ? {} : { unread: unread.sort() }),
  };
}

function read(outer: Uint8Array, member: Member, name: string, budget: Budget, depth: number): void {
  const left = Math.min(MAX_ONE, MAX_BYTES - budget.bytes);
  const bytes = budget.looked++ < MAX_ARCHIVES && depth <= DEEPEST ? wholeOf(outer, member, left) : undefined;
  if (bytes === undefined) {
    // One that needs more than is allowed costs as much to find out.
    if (member.method !== 0) budget.bytes += left;
    if (budget.unread.length < 100) budget.unread.push(name);
    return;
  }
  if (member.method !== 0) budget.bytes += bytes.length;
  try {
    for (const each of members(bytes)) {
      if (/\.[jw]ar$/.test(each.name)) read(bytes, each, `${name}!/${each.name}`, budget, depth + 1);
      else if (isOrdinary(each.name)) look(bytes, each, name, budget);
    }
    budget.archives++;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    budget.unread.push(name);
  }
}

function look(bytes: Uint8Array, member: Member, name: string, budget: Budget): void {
  const version = classVersion(startOf(bytes, member, CLASS_SLICE)) ?? 0;
  if (version <= budget.highest) return;
  budget.highest = version;
  budget.newest = name;
}

/** A class that any runtime loads from here: neither one for newer releases alone nor what describes a module. */
export function isOrdinary(name: string): boolean {
  return name.endsWith('.class') && !name.startsWith('META-INF/') && !name.endsWith('module-info.class');
}
