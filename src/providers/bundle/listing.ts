import type { EntryType } from '../../model/files.js';
import { decodeName } from '../files/names.js';

/** One entry of a listing, as it was written. */
export interface Listed {
  /** Absolute, `/`-separated; not yet known to stay below the root. */
  readonly path: string;
  readonly type: EntryType;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly link: string | undefined;
}

const TYPES: Readonly<Record<string, EntryType>> = {
  f: 'file',
  '-': 'file',
  d: 'directory',
  l: 'symlink',
  c: 'character',
  b: 'block',
  p: 'fifo',
  s: 'socket',
};

/** Entries as GNU find prints them: `TYPE MODE UID GID SIZE PATH`, NUL, target of a link, NUL. Throws `Error`. */
export function* findListing(body: Uint8Array): Generator<Listed> {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0, at);
    const last = bytes.indexOf(0, end + 1);
    if (end === -1 || last === -1) throw new Error('a listing of files is cut off');
    const match = /^(.) ([0-7]{1,5}) (\d{1,10}) (\d{1,10}) (\d{1,15}) $/.exec(headOf(bytes, at, end));
    const [head = '', type = '', mode, uid, gid, size] = match ?? [];
    if (match === null) throw new Error('a listing of files cannot be understood');
    const path = bytes.subarray(at + head.length, end);
    const known = TYPES[type];
    at = last + 1;
    if (path.length === 0 || known === undefined) continue;
    yield {
      path: `/${decodeName(path)}`,
      type: known,
      mode: Number.parseInt(mode ?? '', 8),
      uid: Number(uid),
      gid: Number(gid),
      size: Number(size),
      link: known === 'symlink' ? decodeName(bytes.subarray(end + 1, last)) : undefined,
    };
  }
}

/** Everything before the path: five words and the blanks behind them. */
function headOf(bytes: Buffer, start: number, end: number): string {
  let at = start;
  for (let blanks = 0; blanks < 5 && at < end; at += 1) if (bytes[at] === 0x20) blanks += 1;
  return bytes.toString('latin1', start, at);
}

const LINE = /^([-dlcbps])([-rwxsStT]{9})[.+@]? +\d+ +(\d+) +(\d+) +(?:\d+, *(\d+)|(\d+)) +\S+ +\S+ +[\d:]+ (.*)$/s;

/**
 * Entries of one directory as `ls -lnA` prints them (POSIX, "ls", long format) in the C locale. A line that cannot be
 * understood is handed to `odd`: names may hold line breaks.
 */
export function* lsListing(directory: string, body: Uint8Array, odd: (line: string) => void): Generator<Listed> {
  for (const line of Buffer.from(body).toString('latin1').split('\n')) {
    if (line === '' || /^total \d+$/.test(line)) continue;
    const match = LINE.exec(line);
    if (match === null) {
      odd(line);
      continue;
    }
    const [, type = '', mode = '', uid, gid, , size, rest = ''] = match;
    const link = type === 'l' ? linkIn(rest, Number(size ?? 0)) : undefined;
    yield {
      path: `${directory}/${text(link === undefined ? rest : rest.slice(0, link.at))}`,
      type: TYPES[type] ?? 'file',
      mode: modeOf(mode),
      uid: Number(uid),
      gid: Number(gid),
      size: Number(size ?? 0),
      link: link === undefined ? undefined : text(link.target),
    };
  }
}

/** Where the target of a link starts: its length is the size of the link, and names may hold arrows too. */
function linkIn(rest: string, size: number): { at: number; target: string } | undefined {
  const bySize = rest.length - size - 4;
  const at = bySize > 0 && rest.startsWith(' -> ', bySize) ? bySize : rest.indexOf(' -> ');
  return at === -1 ? undefined : { at, target: rest.slice(at + 4) };
}

function text(latin1: string): string {
  return decodeName(Buffer.from(latin1, 'latin1'));
}

/** `rwsr-x--t` as bits. */
function modeOf(letters: string): number {
  let mode = 0;
  for (let at = 0; at < 9; at += 1) {
    const letter = letters[at] ?? '-';
    if (letter !== '-' && letter !== 'S' && letter !== 'T') mode |= 0o400 >> at;
    if (/[sStT]/.test(letter)) mode |= at === 2 ? 0o4000 : at === 5 ? 0o2000 : 0o1000;
  }
  return mode;
}
