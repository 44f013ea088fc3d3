import type { Difference, FieldChange } from '../model/difference.js';
import type { SectionComparison } from '../model/probe.js';
import type { Fact, Section } from '../model/snapshot.js';

/**
 * What is left of the differences of a section where one side is a bill of materials. It says little of a package, and what
 * it does not say is no difference; nor is what such a bill never lists, or lists once for all places where it lies.
 */
export function asListed(
  differences: readonly Difference[],
  sides: { readonly source: Section | undefined; readonly target: Section | undefined },
  comparison: SectionComparison,
): Difference[] {
  const nameOf = (key: string, fact: Fact) => {
    const names = comparison.pairBy?.(key, fact) ?? [];
    return JSON.stringify([typeof names === 'string' ? names : (names[0] ?? key), fact.version]);
  };
  const names = { source: namesOf(sides.source, nameOf), target: namesOf(sides.target, nameOf) };
  return differences.flatMap((difference) => {
    const { kind, key, source, target } = difference;
    if (kind === 'changed') {
      const fields = difference.fields.filter(isSaidTwice);
      return fields.length === 0 ? [] : [{ ...difference, fields }];
    }
    const lonely = source === undefined ? target : target === undefined ? source : undefined;
    if (lonely === undefined) return [difference];
    const others = source === undefined ? names.source : names.target;
    return comparison.unlisted?.(lonely) === true || others.has(nameOf(key, lonely)) ? [] : [difference];
  });
}

function namesOf(section: Section | undefined, nameOf: (key: string, fact: Fact) => string): ReadonlySet<string> {
  return new Set(Object.entries(section?.facts ?? {}).map(([key, fact]) => nameOf(key, fact)));
}

function isSaidTwice({ source, target }: FieldChange): boolean {
  return source !== undefined && target !== undefined;
}
