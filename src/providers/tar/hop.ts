import type { RandomAccess } from '../files/random-access.js';
import { padding, type TarEntry, TarHeaders } from './entries.js';
import { BLOCK, TarError } from './header.js';

/** Bytes read at once around a header: small files that follow come along without another read. */
const WINDOW = 16 * 1024;

/** An entry of a tar that can be read at any place, and where its data lies. */
export interface PlacedEntry {
  readonly entry: TarEntry;
  /** Byte of the archive where the data starts. */
  readonly offset: number;
}

/**
 * Lists a tar by hopping from header to header, reading nothing between them but what comes along in the `window` on the
 * same file.
 * Throws {@link TarError} when it is damaged.
 */
export function* hopTar(file: RandomAccess, window: RandomAccess = new Window(file)): Generator<PlacedEntry> {
  const headers = new TarHeaders();
  const block = Buffer.alloc(BLOCK);
  for (let at = 0; at < file.size; ) {
    if (window.readInto(block, at) < BLOCK) throw new TarError('tar ends inside a header', at);
    const step = headers.step(block, at);
    at += BLOCK;
    if (step.kind === 'end') return;
    if (step.kind === 'again') continue;
    if (at + step.size > file.size) {
      const name = step.kind === 'entry' ? step.entry.name : 'an extended header';
      throw new TarError(`tar ends inside "${name}", ${at + step.size - file.size} bytes short`, file.size);
    }
    if (step.kind === 'extension') step.accept(window.read(at, step.size));
    if (step.kind === 'entry') yield { entry: step.entry, offset: at };
    at += step.size + padding(step.size);
  }
  headers.finish(file.size);
}

/** A file read through one buffer: of what lies near to what was read last, the system is not asked again. */
export class Window implements RandomAccess {
  readonly #bytes = new Uint8Array(WINDOW);
  #start = 0;
  #length = 0;

  constructor(private readonly file: RandomAccess) {}

  get size(): number {
    return this.file.size;
  }

  /** Does not move the buffer: who reads like this asks for places here and there. */
  read(offset: number, length: number): Uint8Array {
    if (!this.#holds(offset, length)) return this.file.read(offset, length);
    const from = offset - this.#start;
    return this.#bytes.slice(from, from + length);
  }

  readInto(target: Uint8Array, offset: number): number {
    const { length } = target;
    if (length > WINDOW) return this.file.readInto(target, offset);
    if (!this.#holds(offset, length)) {
      this.#start = offset;
      this.#length = this.file.readInto(this.#bytes, offset);
    }
    const from = offset - this.#start;
    const count = Math.min(length, this.#length - from);
    target.set(this.#bytes.subarray(from, from + count));
    return count;
  }

  #holds(offset: number, length: number): boolean {
    return offset >= this.#start && offset + length <= this.#start + this.#length;
  }

  close(): void {
    // The file belongs to whoever opened it.
  }
}
