import { join } from 'node:path';
import { EnvironmentError } from '../../model/problem.js';
import { describe } from '../files/failure.js';
import { openRandomAccess, type RandomAccess, Region } from '../files/random-access.js';
import { hopTar } from '../tar/hop.js';
import { type Blob, FileBlob } from './blob.js';
import { cleanPath } from './layer.js';
import { EntryBudget, type Limits } from './limits.js';
import type { FileStore } from './stored.js';

/** The files of a directory. Names come from the image's own JSON: the caller checks that they stay inside. */
export class DirectoryStore implements FileStore {
  readonly #open = new Map<string, RandomAccess>();

  constructor(readonly name: string) {}

  file(name: string): Blob | undefined {
    const path = join(this.name, cleanPath(name));
    try {
      const file = this.#open.get(path) ?? openRandomAccess(path, true);
      this.#open.set(path, file);
      return new FileBlob(path, file);
    } catch (error) {
      if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
        return undefined;
      throw new EnvironmentError(`${path} cannot be read: ${describe(error)}`);
    }
  }

  close(): void {
    for (const file of this.#open.values()) file.close();
    this.#open.clear();
  }
}

/** The files of an uncompressed tar, found by hopping over it once. Links between them are followed. */
export class TarStore implements FileStore {
  readonly #places = new Map<string, Region>();
  readonly #links = new Map<string, string>();

  /** Throws `TarError` when the archive is damaged. */
  constructor(
    readonly name: string,
    private readonly archive: RandomAccess,
    limits: Limits,
  ) {
    const budget = new EntryBudget(limits);
    for (const { entry, offset } of hopTar(archive)) {
      budget.take(name);
      const path = cleanPath(entry.name);
      if (entry.type === 'file') this.#places.set(path, new Region(archive, offset, entry.size));
      else if (entry.type === 'hardlink') this.#links.set(path, cleanPath(entry.link ?? ''));
      else if (entry.type === 'symlink')
        this.#links.set(path, cleanPath(`${path.slice(0, path.lastIndexOf('/'))}/${entry.link}`));
    }
  }

  file(name: string): Blob | undefined {
    let path = cleanPath(name);
    for (let links = 0; links < 40; links += 1) {
      const place = this.#places.get(path);
      if (place !== undefined) return new FileBlob(`${this.name}:${name}`, place);
      const link = this.#links.get(path);
      if (link === undefined) return undefined;
      path = link;
    }
    return undefined;
  }

  close(): void {
    this.archive.close();
  }
}
