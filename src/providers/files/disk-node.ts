import { lstatSync, readlinkSync } from 'node:fs';
import type { EntryType } from '../../model/files.js';
import { describe } from './failure.js';
import { decodeName } from './names.js';
import { type Metadata, Node } from './node.js';

const UNKNOWN: Metadata = { mode: 0, uid: 0, gid: 0, size: 0 };

/** A node of a directory on disk: metadata and link text are read when they are first asked for. */
export class DiskNode extends Node {
  #metadata: Metadata | undefined;
  #link: string | undefined | null = null;

  constructor(
    name: string,
    type: EntryType,
    /** Where it lies on this machine; bytes where the name is no UTF-8. */
    readonly location: string | Buffer,
  ) {
    super(name, type);
  }

  get metadata(): Metadata {
    this.#metadata ??= this.#stat();
    return this.#metadata;
  }

  get link(): string | undefined {
    if (this.#link === null) this.#link = this.type === 'symlink' ? this.#readlink() : undefined;
    return this.#link;
  }

  #stat(): Metadata {
    try {
      const stat = lstatSync(this.location);
      return { mode: stat.mode & 0o7777, uid: stat.uid, gid: stat.gid, size: stat.size };
    } catch (error) {
      this.hole ??= describe(error);
      return UNKNOWN;
    }
  }

  #readlink(): string | undefined {
    try {
      return decodeName(readlinkSync(this.location, 'buffer'));
    } catch (error) {
      this.hole ??= describe(error);
      return undefined;
    }
  }
}
