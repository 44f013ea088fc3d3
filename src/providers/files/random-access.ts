import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** A file opened for reading at any place. Reads are synchronous: they are many and small. */
export interface RandomAccess {
  /** Bytes. */
  readonly size: number;
  /** Up to `length` bytes from `offset`, fewer only at the end. The result is the caller's. */
  read(offset: number, length: number): Uint8Array;
  /** Fills `target` from `offset`. Returns how many bytes there were: fewer than it holds only at the end. */
  readInto(target: Uint8Array, offset: number): number;
  close(): void;
  /** Where other threads find its bytes; absent where only this one does. */
  readonly location?: Location | undefined;
}

/** A file for another thread: its path, or bytes of it that are no UTF-8; or a part of one that is open, and stays so. */
export type Location =
  | { readonly path: string | Uint8Array }
  | { readonly descriptor: number; readonly offset: number; readonly size: number };

/** Opens a regular file without following a link at its end and without waiting on a FIFO. Throws what the system says. */
export function openRandomAccess(path: string | Buffer, follow = false): RandomAccess {
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | (follow ? 0 : constants.O_NOFOLLOW);
  const descriptor = openSync(path, flags);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'EINVAL' });
    return new OpenFile(descriptor, stat.size);
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** Opens what another thread named. Throws what the system says. */
export function openLocation(location: Location): RandomAccess {
  if ('path' in location) {
    const { path } = location;
    return openRandomAccess(typeof path === 'string' ? path : Buffer.from(path));
  }
  const { descriptor, offset, size } = location;
  return new Region(new OpenFile(descriptor, offset + size), offset, size);
}

class OpenFile implements RandomAccess {
  #open = true;

  constructor(
    private readonly descriptor: number,
    readonly size: number,
  ) {}

  get location(): Location {
    return { descriptor: this.descriptor, offset: 0, size: this.size };
  }

  read(offset: number, length: number): Uint8Array {
    const wanted = Math.max(0, Math.min(length, this.size - offset));
    const buffer = Buffer.allocUnsafe(wanted);
    const done = this.readInto(buffer, offset);
    return done === wanted ? buffer : buffer.subarray(0, done);
  }

  readInto(target: Uint8Array, offset: number): number {
    // The number of a closed file may already be another file's.
    if (!this.#open) throw Object.assign(new Error('the file is closed'), { code: 'EBADF' });
    const wanted = Math.max(0, Math.min(target.length, this.size - offset));
    let done = 0;
    while (done < wanted) {
      const count = readSync(this.descriptor, target, done, wanted - done, offset + done);
      if (count === 0) break;
      done += count;
    }
    return done;
  }

  close(): void {
    if (this.#open) closeSync(this.descriptor);
    this.#open = false;
  }
}

/** A part of another file, seen as a file of its own; closing it leaves the other open. */
export class Region implements RandomAccess {
  constructor(
    private readonly file: RandomAccess,
    readonly start: number,
    readonly size: number,
  ) {}

  get location(): Location | undefined {
    const { location } = this.file;
    if (location === undefined || 'path' in location) return undefined;
    return { ...location, offset: location.offset + this.start, size: this.size };
  }

  read(offset: number, length: number): Uint8Array {
    return this.file.read(this.start + offset, Math.max(0, Math.min(length, this.size - offset)));
  }

  readInto(target: Uint8Array, offset: number): number {
    const wanted = Math.max(0, Math.min(target.length, this.size - offset));
    return this.file.readInto(wanted === target.length ? target : target.subarray(0, wanted), this.start + offset);
  }

  close(): void {
    // The file belongs to whoever opened it.
  }
}
