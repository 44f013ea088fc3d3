import type { Entry } from '../../model/files.js';

const EXECUTE = 0o111;
/** Files of debug information look like what they belong to, but nothing loads them. */
const DEBUG = '/usr/lib/debug/';

/** What {@link isNamedLikeLibrary} knows, as patterns. */
export const LIBRARY_PATTERNS = ['*.so', '*.so.*', '*.node'];

/** Whether a file may be executed by anybody. */
export function isExecutable(entry: Entry): boolean {
  return (entry.mode & EXECUTE) !== 0 && !entry.path.startsWith(DEBUG);
}

/** Whether a file is called as shared libraries, or extensions of Python and Node, are. */
export function isNamedLikeLibrary({ path }: Entry): boolean {
  return /\.(?:so(?:\.[^/]*)?|node)$/.test(path) && !path.startsWith(DEBUG);
}

/** Last part of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
