import type { ComposerFact } from '../../model/facts/composer.js';
import type { RequiredLanguage } from '../../model/requirement.js';
import type { Snapshot } from '../../model/snapshot.js';
import { entries } from '../node/world.js';
import { Needs } from './needs.js';

/** What Composer's loader checks, and what the packages in `vendor` declare. */
export function leastPhp(payload: Snapshot): RequiredLanguage | undefined {
  const vendors = entries<ComposerFact>(payload, 'composer');
  if (vendors.length === 0) return undefined;
  const versions = new Needs();
  const parts = new Needs();
  for (const [path, { php, extensions = [], asked = [] }] of vendors) {
    if (php !== undefined) versions.add('', `>=${php}`, 'declared', `${path}/composer/platform_check.php`);
    for (const name of new Set([...extensions, ...asked])) {
      parts.add(name, '', 'declared', `${path}/composer/installed.json`);
    }
  }
  return { language: 'php', files: vendors.length, versions: versions.versions(), packages: [], parts: parts.all() };
}
