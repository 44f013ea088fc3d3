import type { FileVisitor } from '../../model/files.js';
import { UnreadableError } from '../../model/problem.js';
import { visitRandom } from '../files/content.js';
import { describe } from '../files/failure.js';
import { KnownNode, NodeEntry } from '../files/node.js';
import { openRandomAccess, type RandomAccess } from '../files/random-access.js';
import type { Tree } from '../files/tree.js';
import type { MappedRegion } from './maps.js';

/**
 * Puts files into the tree that a process still has mapped although they are deleted, where nothing else lies in their
 * place: the kernel keeps them, and lets who may look into the process read them in the directory `place`, which is
 * /proc/PID/map_files.
 */
export function restoreDeleted(
  tree: Tree,
  regions: readonly MappedRegion[],
  place: string,
  visitor: FileVisitor,
): void {
  for (const { path, range } of regions.filter(({ deleted }) => deleted)) {
    const slash = path.lastIndexOf('/');
    const directory = tree.find(path.slice(0, slash), true)?.node;
    const name = path.slice(slash + 1);
    if (directory?.children === undefined || directory.children.has(name)) continue;
    directory.children.set(name, restored(path, name, `${place}/${range}`, visitor));
  }
}

function restored(path: string, name: string, place: string, visitor: FileVisitor): KnownNode {
  // Its permissions went with it; that it was executed is known.
  const metadata = { mode: 0o755, uid: 0, gid: 0 };
  let file: RandomAccess | undefined;
  try {
    file = openRandomAccess(place, true);
    const node = new KnownNode(name, 'file', { ...metadata, size: file.size }, undefined);
    const entry = new NodeEntry(path, node);
    const selection = visitor.select(entry);
    if (selection !== 'none') node.value = visitRandom(visitor, entry, selection, file);
    return node;
  } catch (error) {
    const node = new KnownNode(name, 'file', { ...metadata, size: 0 }, undefined);
    node.hole = `deleted, and not to be read any more: ${describe(error)}`;
    const entry = new NodeEntry(path, node);
    const problem = new UnreadableError(path, 'unreadable', `${path}: ${node.hole}`, { cause: error });
    if (visitor.select(entry) !== 'none') node.value = visitor.unreadable(entry, problem);
    return node;
  } finally {
    file?.close();
  }
}
