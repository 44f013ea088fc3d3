import type { OddFile } from '../../model/facts/loader.js';
import type { Entry, FileTree } from '../../model/files.js';

/** Of the running kernel, or documentation: nothing is started or loaded through links there. */
const ELSEWHERE = /^\/(?:proc|sys|dev|usr\/share\/(?:doc|man|zoneinfo|locale|icons|help)|usr\/src)\//;
/** The root of the tree, and directories of programs. */
const PLACES_OF_PROGRAMS = /^(?:|.*\/(?:bin|sbin|libexec))\/[^/]+$/;

/** The symbolic links that do not lead to a file, as written: to directories, and those that lead nowhere. */
export function linksElsewhere(tree: FileTree): Map<string, string> {
  const links = new Map<string, string>();
  for (const { path, type, link } of tree.entries()) {
    if (type !== 'symlink' || link === undefined || ELSEWHERE.test(path)) continue;
    if (leadsTo(tree, path) !== 'file') links.set(path, link);
  }
  return links;
}

/** A tree of so few entries is a payload, in which any file may be meant as a program. */
const FEW = 1000;

/** What lies among programs and cannot be executed: where a program is expected, that is why it does not start. */
export function* plainFiles(tree: FileTree): Iterable<readonly [path: string, file: OddFile]> {
  const few = hasFew(tree);
  for (const entry of tree.entries()) {
    const { path, type } = entry;
    if ((!few && !PLACES_OF_PROGRAMS.test(path)) || ELSEWHERE.test(path)) continue;
    if (type === 'directory') yield [path, 'directory'];
    // The mode last: on a disk it is asked of the system, file by file.
    else if (type === 'file' && !path.includes('.so') && (entry.mode & 0o111) === 0) yield [path, 'not-executable'];
  }
}

function hasFew(tree: FileTree): boolean {
  let count = 0;
  for (const _ of tree.entries()) {
    count += 1;
    if (count > FEW) return false;
  }
  return true;
}

/** A loop of links leads nowhere, and what lies behind an unreadable directory is not known. */
function leadsTo(tree: FileTree, path: string): Entry['type'] | undefined {
  try {
    return tree.lookup(path)?.type;
  } catch {
    return undefined;
  }
}
