import type { Entry, FileTree, Hole } from '../../src/model/files.js';
import { UnreadableError } from '../../src/model/problem.js';

/** Links followed for one path before it counts as a loop, as Linux does (path_resolution(7)). */
const MAX_LINKS = 40;

/** One node of a tree in memory. */
export interface MemoryNode {
  readonly entry: Entry;
  /** Bytes of a regular file. */
  readonly content: Uint8Array;
  /** Children by name; only a directory has them. */
  readonly children?: Map<string, MemoryNode> | undefined;
  /** Why the content or the list of children cannot be read, where it cannot. */
  readonly unreadable?: string | undefined;
}

/** A whole {@link FileTree} in memory, links resolved inside its root as `chroot` would. */
export class MemoryTree implements FileTree {
  readonly holes: Hole[] = [];
  readonly #root: MemoryNode;
  readonly #values = new Map<string, unknown>();

  constructor(root: MemoryNode) {
    this.#root = root;
    for (const node of this.nodes()) {
      if (node.children !== undefined) this.#noteHole(node);
    }
  }

  lookup(path: string): Entry | undefined {
    return this.#walk(path, true)?.entry;
  }

  lookupLink(path: string): Entry | undefined {
    return this.#walk(path, false)?.entry;
  }

  canonical(path: string): string | undefined {
    return this.#walk(path, true)?.entry.path;
  }

  value(path: string): unknown {
    const real = this.canonical(path);
    return real === undefined ? undefined : this.#values.get(real);
  }

  list(path: string): readonly string[] | undefined {
    const node = this.#walk(path, true);
    if (node?.children === undefined) return undefined;
    return [...readableChildren(node).keys()].sort();
  }

  *entries(): Iterable<Entry> {
    for (const node of this.nodes()) yield node.entry;
  }

  *values(): Iterable<readonly [entry: Entry, value: unknown]> {
    for (const { entry } of this.nodes()) {
      const value = this.#values.get(entry.path);
      if (value !== undefined) yield [entry, value];
    }
  }

  /** Every node but the root, parents before children, siblings sorted; unreadable directories show no children. */
  *nodes(from: MemoryNode = this.#root): Iterable<MemoryNode> {
    if (from.children === undefined || from.unreadable !== undefined) return;
    for (const name of [...from.children.keys()].sort()) {
      const child = from.children.get(name);
      if (child === undefined) continue;
      yield child;
      yield* this.nodes(child);
    }
  }

  /** Keeps what a visitor made of the file at `path`. */
  keep(path: string, value: unknown): void {
    this.#values.set(path, value);
  }

  #noteHole(node: MemoryNode): void {
    if (node.unreadable !== undefined) this.holes.push({ path: node.entry.path, message: node.unreadable });
  }

  #walk(path: string, followLast: boolean): MemoryNode | undefined {
    const pending = path.split('/').reverse();
    const trail: MemoryNode[] = [this.#root];
    let links = 0;
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      if (name === '..' && trail.length > 1) trail.pop();
      if (name === '' || name === '.' || name === '..') continue;
      const parent = trail.at(-1);
      const child = parent?.children && readableChildren(parent).get(name);
      if (child === undefined) return undefined;
      const target = child.entry.link;
      if (target === undefined || (!followLast && pending.every((rest) => rest === ''))) {
        trail.push(child);
        continue;
      }
      links += 1;
      if (links > MAX_LINKS)
        throw new UnreadableError(path, 'unreadable', `${path}: too many levels of symbolic links`);
      if (target.startsWith('/')) trail.length = 1;
      pending.push(...target.split('/').reverse());
    }
    return trail.at(-1);
  }
}

function readableChildren(node: MemoryNode): Map<string, MemoryNode> {
  if (node.unreadable !== undefined) {
    throw new UnreadableError(node.entry.path, 'unreadable', `${node.entry.path}: ${node.unreadable}`);
  }
  return node.children ?? new Map<string, MemoryNode>();
}
