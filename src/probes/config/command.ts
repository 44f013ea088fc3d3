import type { Entry, FileTree } from '../../model/files.js';

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
 */
export function findCommand(
  tree: FileTree,
  command: string,
  search: readonly string[],
  directory = '/',
): Entry | undefined {
  if (command.includes('/')) return lookup(tree, command.startsWith('/') ? command : `${directory}/${command}`);
  const found = search.flatMap(
    (place) => lookup(tree, `${place.startsWith('/') ? '' : `${directory}/`}${place}/${command}`) ?? [],
  );
  const files = found.filter(({ type }) => type === 'file');
  return files.find(({ mode }) => (mode & 0o111) !== 0) ?? files[0];
}

/** A loop of links leads to no file. */
function lookup(tree: FileTree, path: string): Entry | undefined {
  try {
    return tree.lookup(path);
  } catch {
    return undefined;
  }
}
