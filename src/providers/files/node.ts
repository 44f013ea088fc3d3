import type { Entry, EntryType } from '../../model/files.js';

/** What the metadata of a file says beyond its type. */
export interface Metadata {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes. */
  readonly size: number;
}

/**
 * One file or directory of a {@link Tree}. Kept small: a large environment has a million of them.
 * Metadata and link text may be asked of the disk only when somebody wants them.
 */
export abstract class Node {
  children: Map<string, Node> | undefined;
  /** What the visitor made of the file. */
  value: unknown;
  /** Why the file or directory could not be read. */
  hole: string | undefined;

  constructor(
    readonly name: string,
    readonly type: EntryType,
  ) {
    if (type === 'directory') this.children = new Map();
  }

  abstract get metadata(): Metadata;
  abstract get link(): string | undefined;
}

/** A node whose metadata is known from the start, as an archive gives it. */
export class KnownNode extends Node implements Metadata {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;

  constructor(
    name: string,
    type: EntryType,
    metadata: Metadata,
    readonly link: string | undefined,
  ) {
    super(name, type);
    this.mode = metadata.mode;
    this.uid = metadata.uid;
    this.gid = metadata.gid;
    this.size = metadata.size;
  }

  get metadata(): Metadata {
    return this;
  }
}

/** A node seen at a path: the {@link Entry} that probes are shown. */
export class NodeEntry<N extends Node = Node> implements Entry {
  constructor(
    readonly path: string,
    readonly node: N,
  ) {}

  get type(): EntryType {
    return this.node.type;
  }
  get mode(): number {
    return this.node.metadata.mode;
  }
  get uid(): number {
    return this.node.metadata.uid;
  }
  get gid(): number {
    return this.node.metadata.gid;
  }
  get size(): number {
    return this.node.metadata.size;
  }
  get link(): string | undefined {
    return this.node.link;
  }
}
