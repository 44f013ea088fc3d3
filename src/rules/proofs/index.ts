// Written by `npm run generate` from the files of this directory: do not edit.
import type { Rule } from '../../model/rule.js';
import { moduleLibraryMissingRule } from './module-library-missing.js';

/** Every proof, by the path of its file. */
export const PROOFS: readonly Rule[] = [moduleLibraryMissingRule];
