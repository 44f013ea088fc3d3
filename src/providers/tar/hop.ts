import type { RandomAccess } from '../files/random-access.js';
import { padding, type TarEntry, TarHeaders } from './entries.js';
import { BLOCK, TarError } from './header.js';
import { Window } from './window.js';

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
