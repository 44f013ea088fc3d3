import type { Vocabulary } from '../javascript/vocabulary.js';
import { ADDON_LOADERS } from './addon-loaders.js';
import { APIS } from './platform.js';

const names = Object.keys(APIS);

/** What is looked for in JavaScript that Node.js runs. */
export const VOCABULARY: Vocabulary = {
  globals: new Set(names.filter((name) => !name.includes('.'))),
  members: new Set(names.filter((name) => name.includes('.'))),
  loaders: new Set(Object.keys(ADDON_LOADERS)),
};
