/** A line of passwd(5). */
export interface User {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
  readonly shell: string;
}

/** A line of group(5). */
export interface Group {
  readonly name: string;
  readonly gid: number;
  readonly members: readonly string[];
}

/** What a file of accounts holds, and the numbers of the lines that are none. */
export interface Accounts<T> {
  readonly entries: readonly T[];
  readonly malformed: readonly number[];
}

/** Reads passwd(5). The password field is dropped here: no snapshot may carry it. Never throws. */
export function parsePasswd(text: string): Accounts<User> {
  return parseLines(text, ([name, , uid, gid, , home, shell]) => {
    if (!name || !isId(uid) || !isId(gid)) return undefined;
    return { name, uid: Number(uid), gid: Number(gid), home: home ?? '', shell: shell ?? '' };
  });
}

/** Reads group(5). Never throws. */
export function parseGroup(text: string): Accounts<Group> {
  return parseLines(text, ([name, , gid, members]) => {
    if (!name || !isId(gid)) return undefined;
    return { name, gid: Number(gid), members: (members ?? '').split(',').filter((member) => member !== '') };
  });
}

/** The names alone; the two formats begin alike (name, password, number). Never throws. */
export function accountNames(text: string): Set<string> {
  return new Set(parseGroup(text).entries.map(({ name }) => name));
}

function parseLines<T>(text: string, read: (fields: string[]) => T | undefined): Accounts<T> {
  const entries: T[] = [];
  const malformed: number[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    // Lines of `+` and `-` refer to NIS (nsswitch.conf(5), "compat").
    if (line.trim() === '' || line.startsWith('#') || line.startsWith('+') || line.startsWith('-')) continue;
    const entry = read(line.split(':'));
    if (entry === undefined) malformed.push(at + 1);
    else entries.push(entry);
  }
  return { entries, malformed };
}

function isId(text: string | undefined): boolean {
  return text !== undefined && /^\d{1,10}$/.test(text);
}
