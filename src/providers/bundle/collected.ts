import type { FileVisitor } from '../../model/files.js';
import { HEAD_BYTES } from '../../model/files.js';
import { UnreadableError } from '../../model/problem.js';
import { decodeName } from '../files/names.js';
import { KnownNode, type Node, NodeEntry } from '../files/node.js';
import { Tree } from '../files/tree.js';
import type { EntryBudget } from '../image/limits.js';
import { findListing, type Listed, lsListing } from './listing.js';
import { Pieces } from './pieces.js';
import type { BundleRecord } from './records.js';

/** Why a file has no content, by the kind of its record: for its hole, and for the problem of whoever wanted it. */
const ABSENT: Readonly<Record<string, string>> = {
  denied: 'permission denied',
  excluded: 'left out by whoever collected it',
};

/** Puts a tree together from records, and shows the files that they bring to the visitor. */
export class Collected {
  readonly tree = new Tree();
  readonly #files = new Map<string, Node>();
  readonly #seen = new Set<Node>();
  readonly #directories = new Map<string, Node>([['', this.tree.root]]);
  #current: { readonly path: string; readonly node: Node; readonly pieces: Pieces } | undefined;

  constructor(
    private readonly visitor: FileVisitor,
    private readonly budget: EntryBudget,
    private readonly name: string,
  ) {}

  /** Takes the next record. Throws `Error` when it cannot be understood, and what limits throw. */
  take({ kind, argument, path: raw, body }: BundleRecord): void {
    const path = decodeName(raw);
    if (kind === 'part' || kind === 'text' || kind === 'found') {
      this.#part(kind, argument, path, body);
      return;
    }
    this.#show();
    if (kind === 'tree') for (const listed of findListing(body)) this.#add(listed);
    else if (kind === 'ls') {
      const odd = (): void => this.#mark(path, 'a name in it could not be understood');
      for (const listed of lsListing(path, body, odd)) this.#add(listed);
    } else if (kind === 'hole') this.#mark(path, 'permission denied');
    else if (ABSENT[kind] !== undefined) this.#absent(path, ABSENT[kind]);
  }

  /** The tree, when all records were taken. Files that the visitor wants and that were not brought are holes of it. */
  finish(): Tree {
    this.#show();
    for (const [path, node] of this.#files) {
      if (!this.#seen.has(node)) this.#missing(path, node, 'the collector did not bring it');
    }
    return this.tree;
  }

  #add(listed: Listed): void {
    this.budget.take(this.name);
    const { path, type } = listed;
    if (path.length > this.budget.limits.path) throw new Error('a path is too long');
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    if (path.split('/').some((part, at) => at > 0 && (part === '' || part === '.' || part === '..'))) {
      throw new Error('a path in it leaves its place');
    }
    const parent = this.#directories.get(path.slice(0, slash));
    if (parent?.children === undefined) throw new Error('a file lies where there is no directory');
    // The same file twice, as when a listing is spoiled on purpose: the first stands.
    if (parent.children.has(name)) return;
    const node = new KnownNode(name, type, listed, listed.link);
    parent.children.set(name, node);
    if (type === 'directory') this.#directories.set(path, node);
    if (type === 'file') this.#files.set(path, node);
  }

  #mark(path: string, hole: string): void {
    const node = this.#directories.get(path);
    if (node !== undefined) node.hole = hole;
  }

  #part(kind: string, argument: string, path: string, body: Uint8Array): void {
    if (this.#current?.path !== path) {
      this.#show();
      const node = this.#files.get(path);
      if (node === undefined || this.#seen.has(node)) return;
      const size = kind === 'text' ? body.length : node.metadata.size;
      this.#current = { path, node, pieces: new Pieces(path, size) };
    }
    if (kind === 'found') {
      this.#current.pieces.search(Buffer.from(body));
      return;
    }
    const offset = kind === 'text' ? 0 : Number(argument);
    if (!Number.isSafeInteger(offset) || offset < 0) throw new Error('a part of a file has no place in it');
    this.#current.pieces.add(offset, Buffer.from(body));
  }

  /** All parts of one file stand together: when something else comes, it is complete. */
  #show(): void {
    const current = this.#current;
    this.#current = undefined;
    if (current === undefined) return;
    const { path, node, pieces } = current;
    this.#seen.add(node);
    const entry = new NodeEntry(path, node);
    const selection = this.visitor.select(entry);
    if (selection === 'none') return;
    try {
      if (selection === 'head' && this.visitor.narrow(entry, pieces.read(0, HEAD_BYTES)) === 'none') return;
      node.value = this.visitor.visit(entry, pieces);
    } catch (error) {
      node.value = this.visitor.unreadable(entry, error);
    }
  }

  #absent(path: string, reason: string): void {
    const node = this.#files.get(path);
    if (node === undefined || this.#seen.has(node)) return;
    node.hole = reason;
    this.#missing(path, node, reason);
  }

  #missing(path: string, node: Node, reason: string): void {
    this.#seen.add(node);
    const entry = new NodeEntry(path, node);
    if (this.visitor.select(entry) === 'none') return;
    node.hole = reason;
    node.value = this.visitor.unreadable(entry, new UnreadableError(path, 'unreadable', `${path}: ${reason}`));
  }
}
