import { lstatSync, readlinkSync } from 'node:fs';
import type { EntryType } from '../../model/files.js';
import { describe } from './failure.js';
import { decodeName } from './names.js';
import { type Metadata, Node } from './node.js';

/**
 * A node of a directory on disk: metadata and link text are read when they are first asked for. Kept as flat and small as
 * it can be, since a host has half a million of them.
 */
export class DiskNode extends Node implements Metadata {
  mode = 0;
  uid = 0;
  gid = 0;
  size = 0;
  #known = false;
  #location: string | Buffer | undefined;
  #link: string | undefined | null = null;

  constructor(
    name: string,
    type: EntryType,
    /** The directory that it lies in; for the top one the path of that on this machine. */
    private readonly parent: DiskNode | string,
    /** What it is called on disk, where that is not its name: bytes where they are no UTF-8. */
    private readonly raw?: string | Buffer,
  ) {
    super(name, type);
  }

  /** Where it lies on this machine; bytes where a name on the way is no UTF-8. */
  get location(): string | Buffer {
    if (this.#location !== undefined) return this.#location;
    const location = typeof this.parent === 'string' ? this.parent : below(this.parent.location, this.raw ?? this.name);
    // Kept of directories alone: there are few, and all that lies in one asks for it.
    if (this.type === 'directory') this.#location = location;
    return location;
  }

  get metadata(): Metadata {
    if (!this.#known) this.#stat();
    return this;
  }

  get link(): string | undefined {
    if (this.#link === null) this.#link = this.type === 'symlink' ? this.#readlink() : undefined;
    return this.#link;
  }

  #stat(): void {
    this.#known = true;
    try {
      const { mode, uid, gid, size } = lstatSync(this.location);
      this.mode = mode & 0o7777;
      this.uid = uid;
      this.gid = gid;
      this.size = size;
    } catch (error) {
      this.hole ??= describe(error);
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

function below(directory: string | Buffer, name: string | Buffer): string | Buffer {
  if (typeof directory === 'string' && typeof name === 'string') {
    return directory.endsWith('/') ? directory + name : `${directory}/${name}`;
  }
  const parts = [directory, '/', name].map((part) => (typeof part === 'string' ? Buffer.from(part) : part));
  return Buffer.concat(parts);
}
