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
 * Lists a tar by hopping from header to header, reading nothing between them. `name` is the archive's, for messages.
 * Throws {@link TarError} when it is damaged.
 */
export function* hopTar(file: RandomAccess): Generator<PlacedEntry> {
  const headers = new TarHeaders();
  const window = new Window(file);
  for (let at = 0; at < file.size; ) {
    const block = window.read(at, BLOCK);
    if (block.length < BLOCK) throw new TarError('tar ends inside a header', at);
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

class Window {
  #start = 0;
  #bytes: Uint8Array = new Uint8Array();

  constructor(private readonly file: RandomAccess) {}

  read(offset: number, length: number): Uint8Array {
    if (length > WINDOW) return this.file.read(offset, length);
    if (offset < this.#start || offset + length > this.#start + this.#bytes.length) {
      this.#start = offset;
      this.#bytes = this.file.read(offset, WINDOW);
    }
    return this.#bytes.subarray(offset - this.#start, offset - this.#start + length);
  }
}
