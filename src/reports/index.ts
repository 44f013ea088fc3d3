// Written by `npm run generate` from the files of this directory: do not edit.
import type { Reporter } from '../model/reporter.js';
import { jsonReporter } from './json.js';
import { terminalReporter } from './terminal.js';

/** Every reporter, by the path of its file. */
export const REPORTERS: readonly Reporter[] = [jsonReporter, terminalReporter];
