import type { Vocabulary } from '../javascript/vocabulary.js';
import { once } from '../once.js';
import { ADDON_LOADERS } from './addon-loaders.js';
import { LEGACY_CALLS } from './legacy-crypto.js';
import { memberAvailability } from './members.js';

/** What is looked for in JavaScript that Node.js runs. */
export const nodeVocabulary = once((): Vocabulary => {
  const names = [...memberAvailability().keys()];
  const methods = names.filter((name) => name.includes('#'));
  return {
    globals: new Set(names.filter((name) => /^[\w$]+$/.test(name))),
    members: new Set(names.filter((name) => name.includes('.'))),
    methods: new Map(
      methods.map((name) => {
        const method = name.slice(name.indexOf('#') + 1);
        return [method, new Set(methods.filter((one) => one.endsWith(`#${method}`)))];
      }),
    ),
    calls: LEGACY_CALLS,
    starters: new Set(['child_process.execFileSync', 'child_process.execSync']),
    loaders: new Set(Object.keys(ADDON_LOADERS)),
  };
});
