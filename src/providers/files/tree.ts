import type { Entry, FileTree, Hole } from '../../model/files.js';
import { UnreadableError } from '../../model/problem.js';
import { KnownNode, type Node, NodeEntry } from './node.js';

/** As many links as Linux follows in one path before it answers ELOOP (`MAXSYMLINKS`, path_resolution(7)). */
const MAX_LINKS = 40;

/** Parts of a path that name no entry of a directory, but the directory or its parent. */
const UNNAMED: ReadonlySet<string> = new Set(['', '.', '..']);

const NO_CHILDREN: ReadonlyMap<string, Node> = new Map();

/** Where a path leads: the node, and its real path. */
export interface Place {
  readonly node: Node;
  readonly path: string;
}

/** The one implementation of {@link FileTree}, filled by the walk over a directory or by the layers of an image. */
export class Tree implements FileTree {
  readonly root: Node;
  readonly #directories = new Map<string, Place | undefined>();
  #holes: Hole[] | undefined;
  #sorted = false;

  constructor(root: Node = new KnownNode('', 'directory', { mode: 0o755, uid: 0, gid: 0, size: 0 }, undefined)) {
    this.root = root;
  }

  lookup(path: string): Entry | undefined {
    return entryAt(this.find(path, true));
  }

  lookupLink(path: string): Entry | undefined {
    return entryAt(this.find(path, false));
  }

  canonical(path: string): string | undefined {
    const slash = path.lastIndexOf('/');
    const directory = this.#directory(path.slice(0, slash));
    if (directory === undefined) return undefined;
    const child = directory.node.children?.get(path.slice(slash + 1));
    if (child !== undefined && child.type !== 'symlink') return join(directory.path, child.name);
    const place = this.find(path, true);
    return place?.path === '' ? '/' : place?.path;
  }

  value(path: string): unknown {
    return this.find(path, true)?.node.value;
  }

  list(path: string): readonly string[] | undefined {
    const place = this.find(path, true);
    if (place?.node.children === undefined) return undefined;
    if (place.node.hole !== undefined) throw new UnreadableError(place.path, 'unreadable', place.node.hole);
    return [...place.node.children.keys()].sort(byCodeUnit);
  }

  *entries(): Iterable<Entry> {
    this.#sort();
    const pending = [{ nodes: iterate(this.root), path: '' }];
    for (let level = pending.at(-1); level !== undefined; level = pending.at(-1)) {
      const { value: node, done } = level.nodes.next();
      if (done === true) pending.pop();
      else {
        const path = join(level.path, node.name);
        yield new NodeEntry(path, node);
        if (node.children !== undefined) pending.push({ nodes: iterate(node), path });
      }
    }
  }

  /** Puts the names of every directory in order, once: a finished tree is walked several times. */
  #sort(): void {
    if (this.#sorted) return;
    const pending = [this.root];
    for (let directory = pending.pop(); directory !== undefined; directory = pending.pop()) {
      const nodes = [...iterate(directory)].sort((a, b) => byCodeUnit(a.name, b.name));
      directory.children = new Map(nodes.map((node) => [node.name, node]));
      for (const node of nodes) if (node.children !== undefined) pending.push(node);
    }
    this.#sorted = true;
  }

  *values(): Iterable<readonly [entry: Entry, value: unknown]> {
    for (const { node, path } of this.#marked(({ value }) => value !== undefined)) {
      yield [new NodeEntry(path, node), node.value];
    }
  }

  get holes(): readonly Hole[] {
    this.#holes ??= this.#marked(({ hole }) => hole !== undefined)
      .map(({ node, path }) => ({ path: path || '/', message: node.hole ?? '' }))
      .sort((a, b) => byCodeUnit(a.path, b.path));
    return this.#holes;
  }

  /** The few nodes of many that are marked somehow: paths are put together for them alone. */
  #marked(isMarked: (node: Node) => boolean): Place[] {
    const pending: Place[] = [{ node: this.root, path: '' }];
    const found = pending.filter(({ node }) => isMarked(node));
    for (let directory = pending.pop(); directory !== undefined; directory = pending.pop()) {
      for (const node of iterate(directory.node)) {
        const marked = isMarked(node);
        if (!marked && node.children === undefined) continue;
        const place = { node, path: join(directory.path, node.name) };
        if (marked) found.push(place);
        if (node.children !== undefined) pending.push(place);
      }
    }
    return found;
  }

  /**
   * Follows `path` from the root as path_resolution(7) says, staying inside; a slash at the end follows a link, and asks
   * for a directory. Returns `undefined` when nothing is there.
   * Throws {@link UnreadableError} for a loop of links and for anything below a directory that could not be read.
   */
  find(path: string, followLast: boolean): Place | undefined {
    const pending = path.split('/').reverse();
    const trail: Node[] = [this.root];
    let links = 0;
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      if (UNNAMED.has(name)) {
        if (trail.at(-1)?.type !== 'directory') return undefined;
        if (name === '..' && trail.length > 1) trail.pop();
        continue;
      }
      const next = childOf(trail, name);
      if (next === undefined) return undefined;
      const last = !followLast && pending.length === 0;
      if (next.type !== 'symlink' || last) {
        trail.push(next);
        continue;
      }
      links += 1;
      if (links > MAX_LINKS)
        throw new UnreadableError(path, 'unreadable', `too many levels of symbolic links: ${path}`);
      const target = linkOf(next, path);
      if (target.startsWith('/')) trail.length = 1;
      pending.push(...target.split('/').reverse());
    }
    return { node: trail[trail.length - 1] as Node, path: pathOf(trail) };
  }

  /** The directory at `path`, remembered: thousands of files share one. */
  #directory(path: string): Place | undefined {
    if (this.#directories.has(path)) return this.#directories.get(path);
    const place = this.find(path, true);
    this.#directories.set(path, place);
    return place;
  }
}

/** The entry of a place, for those who may not see nodes. */
function entryAt(place: Place | undefined): Entry | undefined {
  return place === undefined ? undefined : new NodeEntry(place.path === '' ? '/' : place.path, place.node);
}

/** The named child of the last directory; what an unreadable directory lacks is not known to be missing. */
function childOf(trail: readonly Node[], name: string): Node | undefined {
  const directory = trail[trail.length - 1];
  const child = directory?.children?.get(name);
  if (child === undefined && directory?.hole !== undefined && directory.type === 'directory') {
    const path = pathOf(trail) || '/';
    throw new UnreadableError(path, 'unreadable', `${path}: ${directory.hole}`);
  }
  return child;
}

function linkOf(node: Node, path: string): string {
  if (node.link !== undefined) return node.link;
  throw new UnreadableError(path, 'unreadable', node.hole ?? `unreadable link: ${path}`);
}

function pathOf(trail: readonly Node[]): string {
  return trail.map((node) => node.name).join('/');
}

function join(directory: string, name: string): string {
  return directory === '/' ? `/${name}` : `${directory}/${name}`;
}

function iterate(directory: Node): IterableIterator<Node> {
  return (directory.children ?? NO_CHILDREN).values();
}

/** Code unit order: the same on every machine and locale. */
function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
