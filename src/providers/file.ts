import { realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Environment } from '../model/environment.js';
import type { FileVisitor } from '../model/files.js';
import { EnvironmentError, UnreadableError } from '../model/problem.js';
import type { Provider } from '../model/provider.js';
import { visitRandom } from './files/content.js';
import { DiskNode } from './files/disk-node.js';
import { describe } from './files/failure.js';
import { NodeEntry } from './files/node.js';
import { openRandomAccess } from './files/random-access.js';
import { Tree } from './files/tree.js';
import { looksLikeTar } from './tar/header.js';

const EXECUTE = 0o111;

/** First bytes, in hexadecimal, of what a system starts: ELF, `#!`, PE (`MZ`), Mach-O of either width and byte order. */
const PROGRAM = /^(?:7f454c46|2321|4d5a|feedfac[ef]|c[ef]faedfe)/;

/** Names of what an interpreter or a runtime starts, whether or not it has execute bits: code, and archives of it. */
const CODE = /\.(?:[cm]?js|jar|php|pl|py|rb|ru|sh|war|whl)$/;

/** One program, script or library on its own: a payload of one file. */
export const fileProvider: Provider = {
  id: 'file',
  title: 'one program, script or library',
  syntax: 'file:PATH',
  // What is packed is looked at as it lies there: a packed program cannot be started.
  recognises: ({ path, type, head }) =>
    type === 'file' && (CODE.test(path) || startsLikeProgram(path) || isOther(path, head)),
  open(rest, reference): Promise<Environment> {
    const { location, node } = nodeAt(resolve(rest));
    return Promise.resolve({
      description: { reference, kind: 'directory' },
      scan: (visitor) => Promise.resolve(scanFile(node, location, visitor)),
      close: () => Promise.resolve(),
    });
  },
};

/** A link given by name is followed: what is meant is the file, under the name that it was given by. */
function nodeAt(path: string): { readonly location: string; readonly node: DiskNode } {
  try {
    const location = realpathSync(path);
    openRandomAccess(location).close();
    return { location, node: new DiskNode(basename(path), 'file', location) };
  } catch (error) {
    throw new EnvironmentError(`${path} cannot be read: ${describe(error)}`, undefined, { cause: error });
  }
}

function scanFile(node: DiskNode, location: string, visitor: FileVisitor): Tree {
  const tree = new Tree();
  tree.root.children?.set(node.name, node);
  const entry = new NodeEntry(`/${node.name}`, node);
  const selection = visitor.select(entry);
  if (selection === 'none') return tree;
  try {
    const file = openRandomAccess(location);
    try {
      node.value = visitRandom(visitor, entry, selection, file);
    } finally {
      file.close();
    }
  } catch (error) {
    node.hole = describe(error);
    const problem = new UnreadableError(entry.path, 'unreadable', `${entry.path}: ${node.hole}`, { cause: error });
    node.value = visitor.unreadable(entry, problem);
  }
  return tree;
}

function startsLikeProgram(path: string): boolean {
  const file = openRandomAccess(path, true);
  try {
    return PROGRAM.test(Buffer.from(file.read(0, 4)).toString('hex'));
  } finally {
    file.close();
  }
}

/** Somebody may start it, and it is no archive, which some file systems also call executable. */
function isOther(path: string, head: Uint8Array): boolean {
  return (new DiskNode('', 'file', realpathSync(path)).metadata.mode & EXECUTE) !== 0 && !looksLikeTar(head);
}
