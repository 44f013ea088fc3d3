import { originOfClass, originOfFunction } from '../../formats/php/known.js';
import type { ComposerFact } from '../../model/facts/composer.js';
import type { PhpCodeFact } from '../../model/facts/php-code.js';
import type { RequiredLanguage } from '../../model/requirement.js';
import type { Snapshot } from '../../model/snapshot.js';
import { entries } from '../node/world.js';
import { Needs } from './needs.js';

/** What Composer's loader checks, what the packages in `vendor` declare, and what code calls and is written in. */
export function leastPhp(payload: Snapshot): RequiredLanguage | undefined {
  const vendors = entries<ComposerFact>(payload, 'composer');
  const code = entries<PhpCodeFact>(payload, 'php-code');
  if (vendors.length + code.length === 0) return undefined;
  const versions = new Needs();
  const parts = new Needs();
  for (const [path, { php, extensions = [], asked = [] }] of vendors) {
    if (php !== undefined) versions.add('', `>=${php}`, 'declared', `${path}/composer/platform_check.php`);
    for (const name of new Set([...extensions, ...asked])) {
      parts.add(name, '', 'declared', `${path}/composer/installed.json`);
    }
  }
  addDerived(code, versions, parts, new Set(vendors.flatMap(([, { packages }]) => Object.keys(packages))));
  return { language: 'php', files: code.length, versions: versions.versions(), packages: [], parts: parts.all() };
}

function addDerived(
  code: readonly (readonly [string, PhpCodeFact])[],
  versions: Needs,
  parts: Needs,
  packages: ReadonlySet<string>,
): void {
  const declared = parts.names();
  const own = new Set(code.flatMap(([, { defines = [] }]) => defines));
  const newest =
    code
      .map(([, { syntax }]) => syntax?.version ?? '')
      .sort()
      .at(-1) ?? '';
  for (const [path, { functions, classes, syntax }] of code) {
    if (syntax !== undefined && syntax.version === newest) versions.add('', `>=${newest}`, 'derived', path);
    const origins = [
      ...functions.filter(({ name }) => !own.has(name)).map(({ name }) => originOfFunction(name)),
      ...classes.filter(({ name }) => !own.has(name)).map(({ name }) => originOfClass(name)),
    ];
    for (const extension of origins.flatMap((origin) => origin?.extension ?? [])) {
      if (!declared.has(extension) && !packages.has(`symfony/polyfill-${extension}`))
        parts.add(extension, '', 'derived', path);
    }
  }
}
