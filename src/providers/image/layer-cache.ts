import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userCache } from '../user-cache.js';

/** Bytes that are kept in all; of a large image it takes less than 10 MB. */
const MOST_BYTES = 512 * 1024 * 1024;

/** Milliseconds after which a file that was not finished is nobody's any more. */
const ABANDONED = 60 * 60 * 1000;

const HASH_BYTES = 32;

/**
 * What is kept of layers from one run to the next, in files below the user's cache directory (XDG Base Directory
 * Specification) that nobody else may read. Several processes may use it at once: a file is there whole or not at all, and
 * one that is gone was not needed. Nothing that goes wrong here is an error: then the layer is read again.
 */
export class LayerCache {
  constructor(
    private readonly directory: string,
    private readonly most = MOST_BYTES,
  ) {}

  /** The user's cache; `undefined` where there can be none that is the user's own. */
  static open(env: NodeJS.ProcessEnv = process.env): LayerCache | undefined {
    const directory = userCache('layers', env);
    return directory === undefined ? undefined : new LayerCache(directory);
  }

  /** What was kept under `key`, if it is there and whole. */
  get(key: string): Uint8Array | undefined {
    const path = this.#pathOf(key);
    try {
      const bytes = readFileSync(path);
      const content = bytes.subarray(HASH_BYTES);
      if (!hashOf(content).equals(bytes.subarray(0, HASH_BYTES))) return undefined;
      // What is used is kept longest.
      const now = new Date();
      utimesSync(path, now, now);
      return content;
    } catch {
      return undefined;
    }
  }

  /** Keeps `content` under `key`, and lets go what was not used for longest where there is too much. */
  set(key: string, content: Uint8Array): void {
    if (content.length > this.most) return;
    const unfinished = join(this.directory, `.${randomUUID()}`);
    try {
      writeFileSync(unfinished, Buffer.concat([hashOf(content), content]), { mode: 0o600, flag: 'wx' });
      renameSync(unfinished, this.#pathOf(key));
      this.#prune(Date.now());
    } catch {
      // A full disk, for example.
      rmSync(unfinished, { force: true });
    }
  }

  #pathOf(key: string): string {
    return join(this.directory, createHash('sha256').update(key).digest('hex'));
  }

  #prune(now: number): void {
    const files = readdirSync(this.directory).flatMap((name) => fileAt(this.directory, name));
    let total = 0;
    for (const { name, size, time } of files.toSorted((a, b) => b.time - a.time)) {
      total += size;
      const superfluous = name.startsWith('.') ? now - time > ABANDONED : total > this.most;
      if (superfluous) rmSync(join(this.directory, name), { force: true });
    }
  }
}

function fileAt(directory: string, name: string): { name: string; size: number; time: number }[] {
  try {
    const { size, mtimeMs } = statSync(join(directory, name));
    return [{ name, size, time: mtimeMs }];
  } catch {
    // Another process let it go.
    return [];
  }
}

function hashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
