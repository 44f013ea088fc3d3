import type { Entry, FileTree } from '../../model/files.js';
import { UnreadableError } from '../../model/problem.js';

/** Where runc looks for a program when the image sets no PATH (the default of containerd and Docker). */
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The directories of PATH in an image's environment, the last setting of it counts. */
export function searchPath(environment: readonly string[]): readonly string[] {
  const path = environment.findLast((line) => line.startsWith('PATH='))?.slice('PATH='.length) ?? DEFAULT_PATH;
  return path.split(':').map((directory) => (directory === '' ? '.' : directory));
}

/**
 * The file that a command leads to, as execvp(3) finds it: with a slash it is a path, seen from `directory`; without, the
 * first file of that name in `search` that may be executed, else the first there is. `undefined` when there is none.
 * Throws `UnreadableError` where it may lie in what could not be read.
 */
export function findCommand(
  tree: FileTree,
  command: string,
  search: readonly string[],
  directory = '/',
): Entry | undefined {
  if (command.includes('/')) return findPath(tree, command, directory);
  let fallback: Entry | undefined;
  for (const place of search) {
    const entry = findPath(tree, `${place}/${command}`, directory);
    if (entry?.type !== 'file') continue;
    if ((entry.mode & 0o111) !== 0) return entry;
    fallback ??= entry;
  }
  return fallback;
}

/**
 * What lies at a path, seen from `directory` where it is relative; `undefined` for nothing, and for a loop of links.
 * Throws `UnreadableError` where it may lie in what could not be read.
 */
export function findPath(tree: FileTree, path: string, directory = '/'): Entry | undefined {
  try {
    return tree.lookup(path.startsWith('/') ? path : `${directory}/${path}`);
  } catch (error) {
    const place = error instanceof UnreadableError ? error.path : undefined;
    if (tree.holes.some((hole) => hole.path === place)) throw error;
    return undefined;
  }
}
