import { KnownNode, type Node } from '../files/node.js';
import { type Place, Tree } from '../files/tree.js';
import type { Layer, LayerEntry } from './layer.js';

/** Prefix of a whiteout's base name: the file named by the rest is deleted (OCI image-spec, layer.md, "Whiteouts"). */
const WHITEOUT = '.wh.';
/** Everything below this file's directory is deleted in lower layers. */
const OPAQUE = '.wh..wh..opq';
/** Other names of this prefix are aufs's own business. */
const AUFS = '.wh..wh.';

/** Lays layers over each other, lowest first; of each only what the tree needs stays in memory. */
export class Squash {
  /** The tree that a container of the image starts with, when all layers are added. */
  readonly tree = new Tree();

  /** In a plain `archive` a name that starts like a whiteout is a file like any other. */
  constructor(private readonly kind: 'image' | 'archive' = 'image') {}

  /** Adds the next layer. */
  add(layer: Layer): void {
    const whiteouts = this.kind === 'image';
    if (whiteouts) applyWhiteouts(this.tree, layer);
    applyEntries(this.tree, layer, whiteouts);
  }
}

/** The tree of layers that are all there, lowest first. */
export function squash(layers: readonly Layer[], kind: 'image' | 'archive' = 'image'): Tree {
  const squashed = new Squash(kind);
  for (const layer of layers) squashed.add(layer);
  return squashed.tree;
}

/** Deletes what the layer takes away. Whiteouts speak of lower layers only, wherever in the archive they stand, so they go first. */
function applyWhiteouts(tree: Tree, layer: Layer): void {
  const whiteouts = layer.entries.filter(({ node }) => node.name.startsWith(WHITEOUT));
  if (whiteouts.length === 0) return;
  for (const { node, path } of layer.entries) if (node.type === 'directory') replaceLink(tree, path);
  for (const { node, path } of whiteouts) applyWhiteout(tree, path, node.name);
}

/**
 * A link that the layer replaces by a directory goes before its whiteouts speak, or they would delete where it leads:
 * overlayfs marks such a directory opaque.
 */
function replaceLink(tree: Tree, path: string): void {
  const existing = quietly(() => tree.find(path, false));
  if (existing?.node.type !== 'symlink') return;
  findDirectory(tree, path.slice(0, path.lastIndexOf('/')))?.children?.delete(existing.node.name);
}

function applyEntries(tree: Tree, layer: Layer, whiteouts: boolean): void {
  const places = new Parents(tree);
  for (const entry of layer.entries) {
    if (!whiteouts || !entry.node.name.startsWith(WHITEOUT)) applyEntry(tree, places, entry);
  }
}

function applyWhiteout(tree: Tree, path: string, name: string): void {
  const directory = findDirectory(tree, path.slice(0, -name.length - 1));
  if (directory === undefined) return;
  if (name === OPAQUE) directory.children?.clear();
  else if (!name.startsWith(AUFS)) directory.children?.delete(name.slice(WHITEOUT.length));
}

function applyEntry(tree: Tree, places: Parents, { path, node }: LayerEntry): void {
  if (path === '/') return;
  const parent = places.of(path);
  const existing = parent.children?.get(node.name);
  if (existing?.type === 'directory' || existing?.type === 'symlink') places.forget();
  parent.children?.set(node.name, placed(tree, node, existing));
}

/** What comes to lie at the place of a layer's entry. Files are shared with the layer; directories change, and are not. */
function placed(tree: Tree, node: KnownNode, existing: Node | undefined): Node {
  if (node.type === 'hardlink') return hardLink(tree, node);
  if (node.type !== 'directory') return node;
  const directory = new KnownNode(node.name, 'directory', node, undefined);
  directory.hole = node.hole;
  // A directory met again keeps what is in it and takes the later metadata.
  if (existing?.type === 'directory') directory.children = existing.children;
  return directory;
}

/** A second name for a file that is already there, in this layer or a lower one. */
function hardLink(tree: Tree, entry: KnownNode): Node {
  const { name, link, mode, uid, gid } = entry;
  const target = link === undefined ? undefined : quietly(() => tree.find(link, false))?.node;
  if (target === undefined || target.type === 'directory') {
    const node = new KnownNode(name, 'file', { mode, uid, gid, size: 0 }, undefined);
    node.hole = entry.hole ?? `a hard link to ${link}, which is not there`;
    return node;
  }
  const node = new KnownNode(name, target.type, target.metadata, target.link);
  node.value = target.value;
  node.hole = target.hole;
  return node;
}

/** Finds the directories that entries lie in, at once where they were met before. */
class Parents {
  readonly #known = new Map<string, Node>();

  constructor(private readonly tree: Tree) {}

  /** The directory of `path`: links on the way are followed inside the root, what is missing is made. */
  of(path: string): Node {
    const directory = path.slice(0, path.lastIndexOf('/'));
    const node =
      this.#known.get(directory) ?? findDirectory(this.tree, directory) ?? makeDirectory(this.tree, directory);
    this.#known.set(directory, node);
    return node;
  }

  /** A directory or a link was replaced: what was known may lead elsewhere. */
  forget(): void {
    this.#known.clear();
  }
}

function findDirectory(tree: Tree, path: string): Node | undefined {
  const node = quietly(() => tree.find(path, true))?.node;
  return node?.type === 'directory' ? node : undefined;
}

/** Directories that an archive leaves out. A file, a loop or a dangling link in the way gives way, as when it is unpacked. */
function makeDirectory(tree: Tree, path: string): Node {
  let node = tree.root;
  let real = '';
  for (const name of path.split('/')) {
    if (name === '') continue;
    real = `${real}/${name}`;
    let next = findDirectory(tree, real);
    if (next === undefined) {
      next = new KnownNode(name, 'directory', { mode: 0o755, uid: 0, gid: 0, size: 0 }, undefined);
      node.children?.set(name, next);
    }
    node = next;
  }
  return node;
}

/** A loop of links leads nowhere, which is all that squashing asks. */
function quietly(find: () => Place | undefined): Place | undefined {
  try {
    return find();
  } catch {
    return undefined;
  }
}
