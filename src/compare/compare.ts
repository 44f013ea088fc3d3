import type { Difference } from '../model/difference.js';
import type { SectionComparison } from '../model/probe.js';
import type { Section, Snapshot } from '../model/snapshot.js';
import { changedFields } from './fields.js';
import { foldByOwner } from './fold.js';
import { pairFacts } from './pairs.js';

/** How each section is compared, by section name; a section without an entry is compared field by field. */
export type Comparisons = Readonly<Record<string, SectionComparison>>;

const EMPTY: Section = { status: 'not-applicable', problems: [], facts: {} };

/**
 * All differences between two snapshots, sorted by section and key. Three-valued: what one side lacks although it could
 * not be read completely is `unknown`, never added or removed. A snapshot compared with itself yields nothing.
 */
export function compareSnapshots(source: Snapshot, target: Snapshot, comparisons: Comparisons): Difference[] {
  const names = new Set([...Object.keys(source.sections), ...Object.keys(target.sections)]);
  const differences = [...names].sort().flatMap((name) => {
    const [a, b] = [source.sections[name], target.sections[name]];
    return compareSections(name, a ?? absent(name, source, b), b ?? absent(name, target, a), comparisons[name] ?? {});
  });
  return foldByOwner(differences, comparisons);
}

/** A section that an older tool, or a smaller capture, does not have is unknown there, unless the other has nothing either. */
function absent(name: string, snapshot: Snapshot, other: Section | undefined): Section {
  if (other === undefined || other.status === 'not-applicable') return EMPTY;
  const message = `the snapshot ${snapshot.environment.reference} has no section ${name}`;
  return { status: 'failed', problems: [{ reason: 'missing', message }], facts: {} };
}

function compareSections(name: string, source: Section, target: Section, comparison: SectionComparison): Difference[] {
  if (source.status === 'not-applicable' || target.status === 'not-applicable') return [];
  if (source.status === 'failed' || target.status === 'failed') return [unknownSection(name, source, target)];
  const differences: Difference[] = [];
  for (const { key, targetKey, a, b } of pairFacts(source.facts, target.facts, comparison)) {
    const base = { section: name, key, ...(targetKey === key ? {} : { targetKey }), folded: 0 };
    if (a !== undefined && b !== undefined) {
      const fields = changedFields(a, b, comparison.ignore);
      if (fields.length > 0) differences.push({ ...base, kind: 'changed', source: a, target: b, fields });
      continue;
    }
    const [present, lacking, kind] =
      a === undefined ? ([{ target: b }, source, 'added'] as const) : ([{ source: a }, target, 'removed'] as const);
    const side = kind === 'added' ? 'source' : 'target';
    differences.push(
      lacking.status === 'complete'
        ? { ...base, kind, ...present, fields: [] }
        : { ...base, kind: 'unknown', ...present, fields: [], reason: reasonOf(side, lacking) },
    );
  }
  return differences.sort((x, y) => (x.key < y.key ? -1 : x.key > y.key ? 1 : 0));
}

function unknownSection(name: string, source: Section, target: Section): Difference {
  const [side, section] = target.status === 'failed' ? (['target', target] as const) : (['source', source] as const);
  return { section: name, key: '*', kind: 'unknown', fields: [], folded: 0, reason: reasonOf(side, section) };
}

function reasonOf(side: 'source' | 'target', section: Section): string {
  const [first, ...rest] = section.problems;
  const more = rest.length > 0 ? ` (and ${rest.length} more)` : '';
  return `the ${side} could not be read completely: ${first?.message ?? 'no reason recorded'}${more}`;
}
