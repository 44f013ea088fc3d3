// Written by `npm run generate` from the files of this directory: do not edit.
import type { Rule } from '../../model/rule.js';
import { missingLibraryRule } from './missing-library.js';

/** Every proof, by the path of its file. */
export const PROOFS: readonly Rule[] = [missingLibraryRule];
