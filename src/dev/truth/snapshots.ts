import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Snapshot, snapshot } from '../../index.js';
import { ROOT } from '../root.js';

/** Rooms that decide what a snapshot holds. */
const CAPTURE = ['formats', 'model', 'probes', 'providers', 'api'];

/** Captures directories, each once: kept in `cache` until the code that captures changes. */
export class CachedSnapshots {
  readonly #folder: string;
  readonly #known = new Map<string, Snapshot>();

  constructor(cache: string) {
    this.#folder = join(cache, buildKey());
    mkdirSync(this.#folder, { recursive: true });
  }

  async of(directory: string): Promise<Snapshot> {
    const known = this.#known.get(directory);
    if (known !== undefined) return known;
    const file = join(this.#folder, `${createHash('sha256').update(directory).digest('hex').slice(0, 24)}.json`);
    const taken = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as Snapshot)
      : await snapshot(`dir:${directory}`, { takenAt: new Date(0) });
    if (!existsSync(file)) writeFileSync(file, JSON.stringify(taken));
    this.#known.set(directory, taken);
    return taken;
  }
}

function buildKey(): string {
  const hash = createHash('sha256');
  for (const room of CAPTURE) {
    const folder = join(ROOT, 'build/src', room);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
    for (const name of files.sort()) hash.update(name).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
