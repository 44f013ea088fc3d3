import { mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

const ABSENT = { throwIfNoEntry: false } as const;

/**
 * A directory of ours below the user's cache directory (XDG Base Directory Specification), which is made where it is not
 * there; `undefined` where there can be none that is the user's own, or that nobody else may write to.
 */
export function userCache(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const { XDG_CACHE_HOME: given = '' } = env;
  const base = isAbsolute(given) ? given : join(env.HOME || homedir(), '.cache');
  const directory = join(base, 'hostdrift', name);
  try {
    make(directory);
    return isPrivate(directory) ? directory : undefined;
  } catch {
    // A home that cannot be written, as services have: there is no cache, and everything works.
    return undefined;
  }
}

/** Makes a directory and those above it. One by one: below a home such as /proc the recursive call of Node.js never returns. */
function make(directory: string): void {
  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(directory) === directory || statSync(dirname(directory), ABSENT) !== undefined)
      throw error;
    make(dirname(directory));
    make(directory);
  }
}

/** Whoever else could write there could say what we have found, or what we do. */
function isPrivate(directory: string): boolean {
  const { uid, mode } = statSync(directory);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o077) === 0);
}
