import type { FileVisitor, Range } from '../../model/files.js';
import { HEAD_BYTES } from '../../model/files.js';
import { UnreadableError } from '../../model/problem.js';
import { Pieces } from '../bundle/pieces.js';
import { MAX_WHOLE_BYTES, tooLarge } from '../files/content.js';
import { decodeName } from '../files/names.js';
import { KnownNode, NodeEntry } from '../files/node.js';
import { mergeRanges } from '../files/ranges.js';
import { Tree } from '../files/tree.js';
import type { EntryBudget } from '../image/limits.js';
import { type Ext, TOP } from './ext.js';
import type { Inode } from './inode.js';

/** A file system that is seen at a directory; where it cannot be read, why. */
export interface Mounted {
  readonly point: string;
  readonly files: Ext | string;
}

interface Pending {
  readonly node: KnownNode;
  readonly path: string;
  readonly files: Ext;
  readonly inode: Inode;
}

/** Reads file systems into one tree, the first at its top, and shows every regular file to the visitor. */
export async function walkDiskImage(
  [top, ...mounts]: readonly [Mounted & { readonly files: Ext }, ...Mounted[]],
  visitor: FileVisitor,
  budget: EntryBudget,
  name: string,
  onFiles: (done: number) => void,
): Promise<Tree> {
  const walk = new ImageWalk(visitor, new Map(mounts.map((mount) => [mount.point, mount])), budget, name, onFiles);
  const inode = await top.files.inode(TOP);
  const root = new KnownNode('', 'directory', { ...inode, size: 0 }, undefined);
  await walk.from({ node: root, path: '', files: top.files, inode });
  return new Tree(root);
}

class ImageWalk {
  #files = 0;
  readonly #entered = new Map<Ext, Set<number>>();

  constructor(
    private readonly visitor: FileVisitor,
    private readonly mounts: ReadonlyMap<string, Mounted>,
    private readonly budget: EntryBudget,
    private readonly name: string,
    private readonly onFiles: (done: number) => void,
  ) {}

  async from(top: Pending): Promise<void> {
    const pending = [top];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) await this.#directory(next, pending);
  }

  async #directory({ node, path, files, inode }: Pending, pending: Pending[]): Promise<void> {
    try {
      for (const { name, inode: number } of await files.list(inode)) {
        this.budget.take(this.name);
        const child = await this.#child(files, decodeName(name), number);
        node.children?.set(child.node.name, child.node);
        const below = { ...child, path: `${path}/${child.node.name}`, files };
        if (child.inode === undefined) continue;
        if (child.node.type === 'file') await this.#file({ ...below, inode: child.inode });
        if (child.node.type === 'directory') await this.#enter({ ...below, inode: child.inode }, number, pending);
      }
    } catch (error) {
      if (!(error instanceof Error) || error.name === 'EnvironmentError') throw error;
      node.hole = error.message;
    }
  }

  async #child(files: Ext, name: string, number: number): Promise<{ node: KnownNode; inode: Inode | undefined }> {
    try {
      const inode = await files.inode(number);
      const link = inode.type === 'symlink' ? decodeName(await files.target(inode)) : undefined;
      return { node: new KnownNode(name, inode.type, inode, link), inode };
    } catch (error) {
      const node = new KnownNode(name, 'file', { mode: 0, uid: 0, gid: 0, size: 0 }, undefined);
      node.hole = error instanceof Error ? error.message : String(error);
      return { node, inode: undefined };
    }
  }

  /** A directory in turn, or the file system that is mounted there instead. One that is met again is a loop. */
  async #enter(directory: Pending, number: number, pending: Pending[]): Promise<void> {
    const { node, path, files } = directory;
    const mounted = this.mounts.get(path);
    if (typeof mounted?.files === 'string') node.hole = mounted.files;
    else if (mounted !== undefined)
      pending.push({ ...directory, files: mounted.files, inode: await mounted.files.inode(TOP) });
    else {
      const entered = this.#entered.get(files) ?? new Set([TOP]);
      this.#entered.set(files, entered);
      if (path.length > this.budget.limits.path) node.hole = 'its path is too long';
      else if (entered.has(number)) node.hole = 'the file system is damaged: the directory is also elsewhere';
      else pending.push(directory);
      entered.add(number);
    }
  }

  async #file({ node, path, files, inode }: Pending): Promise<void> {
    this.#files += 1;
    if (this.#files % 1000 === 0) this.onFiles(this.#files);
    const entry = new NodeEntry(path, node);
    const selection = this.visitor.select(entry);
    if (selection === 'none') return;
    try {
      const pieces = new Pieces(path, inode.size);
      let wanted: readonly Range[] = [{ offset: 0, length: inode.size }];
      if (selection === 'head') {
        const head = await files.read(inode, 0, HEAD_BYTES);
        const narrowed = this.visitor.narrow(entry, head);
        if (narrowed === 'none') return;
        if (narrowed !== 'whole') wanted = [{ offset: 0, length: head.length }, ...narrowed];
      }
      const ranges = mergeRanges(wanted, inode.size);
      const total = ranges.reduce((sum, { length }) => sum + length, 0);
      if (total > MAX_WHOLE_BYTES) throw tooLarge(path, total);
      for (const { offset, length } of ranges) pieces.add(offset, await files.read(inode, offset, length));
      node.value = this.visitor.visit(entry, pieces);
    } catch (error) {
      const problem =
        error instanceof UnreadableError
          ? error
          : new UnreadableError(path, 'unreadable', `${path}: ${error instanceof Error ? error.message : error}`);
      node.hole = problem.message.replace(`${path}: `, '');
      node.value = this.visitor.unreadable(entry, problem);
    }
  }
}
