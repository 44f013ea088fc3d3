import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EnvironmentError } from '../model/problem.js';

/** Marks the top directory of the installed package, beside which rules and baselines lie. */
const MARK = 'oclif.manifest.json';

/** The top directory of the installed package, wherever in it this code runs. Throws {@link EnvironmentError}. */
export function packageRoot(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)), up = dirname(at); ; at = up, up = dirname(at)) {
    if (existsSync(join(at, MARK))) return at;
    if (up === at)
      throw new EnvironmentError('hostdrift is not installed completely: its rules are missing', 'Install it again.');
  }
}
