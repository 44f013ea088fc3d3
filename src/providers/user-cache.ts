import { mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * A directory of ours below the user's cache directory (XDG Base Directory Specification), which is made where it is not
 * there; `undefined` where there can be none that is the user's own, or that nobody else may write to.
 */
export function userCache(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const { XDG_CACHE_HOME: given = '' } = env;
  const base = isAbsolute(given) ? given : join(env.HOME || homedir(), '.cache');
  const directory = join(base, 'hostdrift', name);
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    return isPrivate(directory) ? directory : undefined;
  } catch {
    // A home that cannot be written, as services have: there is no cache, and everything works.
    return undefined;
  }
}

/** Whoever else could write there could say what we have found, or what we do. */
function isPrivate(directory: string): boolean {
  const { uid, mode } = statSync(directory);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o077) === 0);
}
