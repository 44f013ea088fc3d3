import type { RequiredLanguage } from '../../model/requirement.js';
import type { Snapshot } from '../../model/snapshot.js';
import { leastJava } from './java.js';
import { leastNode } from './node.js';
import { leastPerl } from './perl.js';
import { leastPhp } from './php.js';
import { leastRuby } from './ruby.js';

/** What code in languages besides Python asks for, sorted by language; those that the payload has nothing of are left out. */
export function leastLanguages(payload: Snapshot): RequiredLanguage[] {
  return [leastJava, leastNode, leastPerl, leastPhp, leastRuby].flatMap((least) => least(payload) ?? []);
}
