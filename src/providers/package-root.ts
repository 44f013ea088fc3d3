import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EnvironmentError } from '../model/problem.js';

/** What the top directory of the installed package holds, and no directory on the way to it. */
const MARKS = ['package.json', 'rules'];

/** The top directory of the installed package, wherever in it this code runs. Throws {@link EnvironmentError}. */
export function packageRoot(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)), up = dirname(at); ; at = up, up = dirname(at)) {
    if (MARKS.every((mark) => existsSync(join(at, mark)))) return at;
    if (up === at)
      throw new EnvironmentError('hostdrift is not installed completely: its rules are missing', 'Install it again.');
  }
}
