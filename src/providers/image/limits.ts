import { EnvironmentError } from '../../model/problem.js';

/** What an archive may ask for at most. Each is far beyond real images; whoever has a larger one raises it with `--limit`. */
export interface Limits {
  /** Entries of all layers together. */
  readonly entries: number;
  /** Bytes of one path: what Linux takes (PATH_MAX). */
  readonly path: number;
  /** Bytes that one layer may expand to. */
  readonly layer: number;
  /** How many times larger than its compressed form a layer may be, once it is past {@link RATIO_GRACE}. */
  readonly ratio: number;
  /** Layers of one image. */
  readonly layers: number;
  /** Bytes of one directory that is mounted into a container, packed as a tar. */
  readonly mount: number;
  /** Bytes of a manifest, an index or a configuration. */
  readonly manifest: number;
}

/** The limits where nobody says otherwise. */
export const DEFAULT_LIMITS: Limits = {
  entries: 5_000_000,
  path: 4096,
  layer: 256 * 1024 ** 3,
  ratio: 200,
  layers: 1000,
  mount: 64 * 1024 * 1024,
  manifest: 8 * 1024 * 1024,
};

/** Counts the entries of all layers together, whichever is read first. */
export class EntryBudget {
  #taken = 0;

  constructor(readonly limits: Limits) {}

  /** Takes entries of the layer or archive `name`. Throws {@link EnvironmentError} when there are not as many left. */
  take(name: string, count = 1): void {
    this.#taken += count;
    if (this.#taken > this.limits.entries) throw limitError('entries', this.limits, name, 'holds too many entries');
  }
}

/** Output bytes below which a high ratio is no concern: sparse databases compress well. */
export const RATIO_GRACE = 1024 ** 3;

/** The error for a limit that is passed: names the file and the flag that raises the limit. */
export function limitError(limit: keyof Limits, limits: Limits, name: string, what: string): EnvironmentError {
  return new EnvironmentError(
    `${name}: ${what} (limit ${limit}=${limits[limit]})`,
    `If you trust this file, raise the limit with --limit ${limit}=NUMBER.`,
  );
}
