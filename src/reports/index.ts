// Written by `npm run generate` from the files of this directory: do not edit.
import type { Reporter } from '../model/reporter.js';
import { githubReporter } from './github.js';
import { gitlabReporter } from './gitlab.js';
import { htmlReporter } from './html.js';
import { jsonReporter } from './json.js';
import { junitReporter } from './junit.js';
import { markdownReporter } from './markdown.js';
import { sarifReporter } from './sarif.js';
import { terminalReporter } from './terminal.js';

/** Every reporter, by the path of its file. */
export const REPORTERS: readonly Reporter[] = [
  githubReporter,
  gitlabReporter,
  htmlReporter,
  jsonReporter,
  junitReporter,
  markdownReporter,
  sarifReporter,
  terminalReporter,
];
