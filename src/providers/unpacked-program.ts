import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deserialize } from 'node:v8';
import { gunzipSync } from 'node:zlib';
import { atEnd } from './files/at-end.js';

/** The files of the program, by path relative to the package's top directory. */
type ProgramFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Lays the program out that `packed` holds (a packed `Map` of files, by V8's serialisation), once for each program, in
 * `~/.cache/hostdrift`; where nothing can be kept there, or what is there may be somebody else's, in a temporary directory
 * that is removed when the process ends. Returns the top directory of the package. Throws where neither can be written.
 */
export function unpackedProgram(packed: Uint8Array): string {
  const name = `program-${createHash('sha256').update(packed).digest('hex').slice(0, 16)}`;
  try {
    const directory = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'hostdrift', name);
    if (!existsSync(directory)) keep(packed, directory);
    if (isOurs(directory)) return directory;
  } catch {
    // A home that is missing, full or read-only.
  }
  const directory = mkdtempSync(join(tmpdir(), 'hostdrift-'));
  atEnd(() => rmSync(directory, { recursive: true, force: true }));
  write(packed, directory);
  return directory;
}

/** Whole or not at all: somebody else may start it at the same time. */
function keep(packed: Uint8Array, directory: string): void {
  // Not what is above: a home that is not there is not made.
  for (const each of [dirname(dirname(directory)), dirname(directory)]) {
    if (!existsSync(each)) mkdirSync(each, { mode: 0o700 });
  }
  const unfinished = mkdtempSync(`${directory}.`);
  try {
    write(packed, unfinished);
    renameSync(unfinished, directory);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(directory)) throw error;
  }
}

/** What others can write we do not run. */
function isOurs(directory: string): boolean {
  const { uid, mode } = lstatSync(directory);
  return (mode & 0o170022) === 0o040000 && uid === process.getuid?.();
}

function write(packed: Uint8Array, directory: string): void {
  for (const [path, bytes] of deserialize(gunzipSync(packed)) as ProgramFiles) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), bytes);
  }
}
