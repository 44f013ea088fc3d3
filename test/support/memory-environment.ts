import type { Environment, EnvironmentKind, ImageConfig, LiveFacts, Platform } from '../../src/model/environment.js';
import type { Content, Entry, FileTree, FileVisitor, Range } from '../../src/model/files.js';
import { HEAD_BYTES } from '../../src/model/files.js';
import { UnreadableError } from '../../src/model/problem.js';
import { type MemoryNode, MemoryTree } from './memory-tree.js';

/** Metadata that a test may set; by default owned by root, 644 for files and 755 for directories. */
interface Metadata {
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  /** Why it cannot be read: the file or directory exists, its content does not come out. */
  readonly unreadable?: string;
}

/** What may lie at a path of a {@link memoryEnvironment}. Directories on the way to a file need not be named. */
export type MemoryFile =
  | string
  | Uint8Array
  | { readonly link: string }
  | (Metadata & { readonly content: string | Uint8Array })
  | (Metadata & { readonly directory: true })
  | (Metadata & { readonly special: 'character' | 'block' | 'fifo' | 'socket' });

/** What an environment is beside its files. */
export interface MemoryOptions {
  readonly image?: ImageConfig;
  readonly live?: LiveFacts;
  readonly kind?: EnvironmentKind;
  readonly platform?: Platform;
  readonly reference?: string;
}

/**
 * An environment of which every file is in memory, for tests: the strictest provider that the contract allows.
 * A `Content` answers only for the ranges that `narrow` named, and its buffer is wiped after `visit`.
 * Throws when the files contradict each other (a file where another one needs a directory).
 */
export function memoryEnvironment(
  files: Readonly<Record<string, MemoryFile>>,
  options: MemoryOptions = {},
): Environment {
  const root = directoryNode('/', {});
  for (const [path, file] of Object.entries(files)) place(root, path, file);
  return {
    description: {
      reference: options.reference ?? 'memory:',
      kind: options.kind ?? 'directory',
      ...(options.platform === undefined ? {} : { platform: options.platform }),
    },
    image: options.image,
    live: options.live,
    async scan(visitor: FileVisitor): Promise<FileTree> {
      const tree = new MemoryTree(root);
      for (const node of tree.nodes()) {
        if (node.entry.type === 'file') offer(node, visitor, tree);
      }
      return tree;
    },
    close: () => Promise.resolve(),
  };
}

function place(root: MemoryNode, path: string, file: MemoryFile): void {
  const names = path.split('/').filter((name) => name !== '');
  const last = names.pop();
  if (last === undefined) throw new Error(`no file can lie at '${path}'`);
  let parent = root;
  for (const name of names) parent = descend(parent, name);
  if (parent.children === undefined) throw new Error(`'${parent.entry.path}' is no directory, needed for '${path}'`);
  const whole = join(parent, last);
  const node = makeNode(whole, file);
  const existing = parent.children.get(last);
  if (existing?.children !== undefined && node.children !== undefined) {
    for (const [name, child] of existing.children) node.children.set(name, child);
  } else if (existing !== undefined) throw new Error(`two files at '${whole}'`);
  parent.children.set(last, node);
}

function descend(parent: MemoryNode, name: string): MemoryNode {
  if (parent.children === undefined) throw new Error(`'${parent.entry.path}' is no directory`);
  const found = parent.children.get(name) ?? directoryNode(join(parent, name), {});
  parent.children.set(name, found);
  return found;
}

function join(parent: MemoryNode, name: string): string {
  return parent.entry.path === '/' ? `/${name}` : `${parent.entry.path}/${name}`;
}

function directoryNode(path: string, metadata: Metadata): MemoryNode {
  return {
    entry: makeEntry(path, 'directory', metadata, 0),
    content: new Uint8Array(),
    children: new Map(),
    unreadable: metadata.unreadable,
  };
}

function makeNode(path: string, file: MemoryFile): MemoryNode {
  if (typeof file === 'string' || file instanceof Uint8Array) return makeNode(path, { content: file });
  if ('link' in file) {
    const entry = makeEntry(path, 'symlink', { mode: 0o777 }, file.link.length);
    return { entry: { ...entry, link: file.link }, content: new Uint8Array() };
  }
  if ('directory' in file) return directoryNode(path, file);
  if ('special' in file) return { entry: makeEntry(path, file.special, file, 0), content: new Uint8Array() };
  const content = typeof file.content === 'string' ? new TextEncoder().encode(file.content) : file.content;
  return { entry: makeEntry(path, 'file', file, content.length), content, unreadable: file.unreadable };
}

function makeEntry(path: string, type: Entry['type'], metadata: Metadata, size: number): Entry {
  const usual = type === 'directory' ? 0o755 : 0o644;
  return { path, type, mode: metadata.mode ?? usual, uid: metadata.uid ?? 0, gid: metadata.gid ?? 0, size };
}

function offer(node: MemoryNode, visitor: FileVisitor, tree: MemoryTree): void {
  const { entry } = node;
  const wish = visitor.select(entry);
  if (wish === 'none') return;
  if (node.unreadable !== undefined) {
    tree.holes.push({ path: entry.path, message: node.unreadable });
    const error = new UnreadableError(entry.path, 'unreadable', `${entry.path}: ${node.unreadable}`);
    tree.keep(entry.path, visitor.unreadable(entry, error));
    return;
  }
  const wanted =
    wish === 'whole' ? 'whole' : visitor.narrow(entry, new Uint8Array(node.content.subarray(0, HEAD_BYTES)));
  if (wanted === 'none') return;
  const content = lend(node, wanted);
  tree.keep(entry.path, visitor.visit(entry, content));
  content.wipe();
}

/** The content of `node` for the length of one visit; afterwards whatever was handed out holds only 0xDB. */
function lend(node: MemoryNode, wanted: 'whole' | readonly Range[]): Content & { wipe(): void } {
  // Not slice(): that of a Buffer is no copy.
  const copy = new Uint8Array(node.content);
  const { path } = node.entry;
  function named(offset: number, length: number): boolean {
    if (wanted === 'whole') return true;
    const end = Math.min(offset + length, copy.length);
    return wanted.some((range) => range.offset <= offset && range.offset + range.length >= end);
  }
  return {
    size: copy.length,
    read(offset: number, length: number): Uint8Array {
      if (named(offset, length)) return copy.subarray(offset, offset + length);
      throw new UnreadableError(path, 'limit', `${path}: bytes from ${offset} were not asked for before they passed`);
    },
    bytes(): Uint8Array {
      if (named(0, copy.length)) return copy;
      throw new UnreadableError(path, 'limit', `${path}: only parts of the file were asked for`);
    },
    wipe(): void {
      copy.fill(0xdb);
    },
  };
}
