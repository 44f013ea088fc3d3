import { EnvironmentError } from '../../model/problem.js';
import type { OpenOptions } from '../../model/provider.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import type { ReadOptions } from './stored.js';

/** What the user said, with defaults for the rest. Throws {@link EnvironmentError} for a limit that does not exist. */
export function readOptions(options: OpenOptions): ReadOptions {
  const limits: Record<keyof Limits, number> = { ...DEFAULT_LIMITS };
  for (const [name, value] of Object.entries(options.limits ?? {})) {
    if (!isLimit(name)) {
      throw new EnvironmentError(`no limit is called ${name}`, `There are: ${Object.keys(DEFAULT_LIMITS).join(', ')}.`);
    }
    limits[name] = value;
  }
  return { limits, verify: options.verify, onProgress: options.onProgress };
}

function isLimit(name: string): name is keyof Limits {
  return Object.hasOwn(DEFAULT_LIMITS, name);
}
