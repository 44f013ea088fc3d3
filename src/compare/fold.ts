import type { Difference } from '../model/difference.js';
import type { Comparisons } from './compare.js';

/**
 * Folds each difference into the difference of what owns it, where that differs too: a package that changed explains
 * that its files did. The owner counts what is folded into it; nothing is dropped.
 */
export function foldByOwner(differences: readonly Difference[], comparisons: Comparisons): Difference[] {
  const known = new Map(differences.map((difference, at) => [id(difference.section, difference.key), at]));
  for (const [at, { section, targetKey }] of differences.entries()) {
    if (targetKey !== undefined) known.set(id(section, targetKey), at);
  }
  const counts = new Map<number, number>();
  const owned = differences.map((difference) => {
    const at = ownerOf(difference, comparisons, known);
    const owner = at === undefined ? undefined : differences[at];
    if (at === undefined || owner === undefined || owner === difference) return difference;
    counts.set(at, (counts.get(at) ?? 0) + 1);
    return { ...difference, owner: { section: owner.section, key: owner.key } };
  });
  return owned.map((difference, at) => ({ ...difference, folded: counts.get(at) ?? 0 }));
}

/** Either side's owner serves: a library that is gone went with the source's package. */
function ownerOf(
  difference: Difference,
  comparisons: Comparisons,
  known: ReadonlyMap<string, number>,
): number | undefined {
  const owner = comparisons[difference.section]?.owner;
  if (owner === undefined || difference.kind === 'unknown') return undefined;
  for (const [key, fact] of [
    [difference.key, difference.source],
    [difference.targetKey ?? difference.key, difference.target],
  ] as const) {
    const found = fact === undefined ? undefined : owner(key, fact);
    const at = found === undefined ? undefined : known.get(id(found.section, found.key));
    if (at !== undefined) return at;
  }
  return undefined;
}

function id(section: string, key: string): string {
  return `${section}\0${key}`;
}
