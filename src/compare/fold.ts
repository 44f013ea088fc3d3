import type { Difference } from '../model/difference.js';
import type { Comparisons } from './comparisons.js';
import { own } from './own.js';

/**
 * Folds each difference into the difference of what owns it, where that differs too: a package that changed explains
 * that its files did. The owner counts what is folded into it; nothing is dropped.
 */
export function foldByOwner(differences: readonly Difference[], comparisons: Comparisons): Difference[] {
  const known = new Map<string, number>();
  for (const [at, { section, kind, key, targetKey = key }] of differences.entries()) {
    // What may be no difference at all explains none.
    if (kind === 'unknown') continue;
    known.set(id(section, key), at);
    known.set(id(section, targetKey), at);
  }
  const owners = differences.map((difference, at) => {
    const owner = ownerOf(difference, comparisons, known);
    return owner === at ? undefined : owner;
  });
  const counts = new Map<number, number>();
  for (const at of owners) if (at !== undefined) counts.set(at, (counts.get(at) ?? 0) + 1);
  return differences.map((difference, at) => {
    const owner = differences[owners[at] ?? -1];
    const folded = counts.get(at) ?? 0;
    if (owner === undefined) return folded === difference.folded ? difference : { ...difference, folded };
    return { ...difference, owner: { section: owner.section, key: owner.key }, folded };
  });
}

/**
 * Either side's owner serves: a library that is gone went with the source's package. Where both must have one, what
 * somebody changed by hand is not explained by a new version of the package that once brought it.
 */
function ownerOf(
  difference: Difference,
  comparisons: Comparisons,
  known: ReadonlyMap<string, number>,
): number | undefined {
  const { owner, ownedByBoth } = own(comparisons, difference.section) ?? {};
  if (owner === undefined || difference.kind === 'unknown') return undefined;
  const { key, source, target, targetKey = key } = difference;
  const owners = [
    ...(source === undefined ? [] : [owner(key, source)]),
    ...(target === undefined ? [] : [owner(targetKey, target)]),
  ];
  if (ownedByBoth === true && owners.includes(undefined)) return undefined;
  for (const found of owners) {
    const at = found === undefined ? undefined : known.get(id(found.section, found.key));
    if (at !== undefined) return at;
  }
  return undefined;
}

function id(section: string, key: string): string {
  return `${section}\0${key}`;
}
