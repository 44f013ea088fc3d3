import type { FileTree } from '../../model/files.js';

const LINKS = new WeakMap<FileTree, ReadonlyMap<string, readonly string[]>>();

/** The symbolic links of the tree by the real path of the regular file that they lead to, sorted. Found once for each tree. */
export function linksTo(tree: FileTree): ReadonlyMap<string, readonly string[]> {
  const known = LINKS.get(tree) ?? findLinks(tree);
  LINKS.set(tree, known);
  return known;
}

function findLinks(tree: FileTree): Map<string, string[]> {
  const links = new Map<string, string[]>();
  for (const { path, type } of tree.entries()) {
    const target = type === 'symlink' ? resolve(tree, path) : undefined;
    if (target === undefined) continue;
    const known = links.get(target);
    if (known === undefined) links.set(target, [path]);
    else known.push(path);
  }
  for (const paths of links.values()) paths.sort();
  return links;
}

/** A loop of links leads nowhere, and behind a directory that cannot be read there is nothing that was captured. */
function resolve(tree: FileTree, path: string): string | undefined {
  try {
    const entry = tree.lookup(path);
    return entry?.type === 'file' ? entry.path : undefined;
  } catch {
    return undefined;
  }
}
