import type { Difference, FieldChange } from '../model/difference.js';
import type { SectionComparison } from '../model/probe.js';
import { problemsAbout, type Section, type Snapshot, statusAbout } from '../model/snapshot.js';
import type { Comparisons } from './comparisons.js';
import { changesOf } from './fields.js';
import { foldByOwner } from './fold.js';
import { asListed } from './listed.js';
import { own } from './own.js';
import { type FactPair, pairFacts } from './pairs.js';

const EMPTY: Section = { status: 'not-applicable', problems: [], facts: {} };

/**
 * All differences between two snapshots, sorted by section and key. Three-valued: what one side lacks although it could
 * not be read completely is `unknown`, never added or removed. A snapshot compared with itself yields nothing.
 */
export function compareSnapshots(source: Snapshot, target: Snapshot, comparisons: Comparisons): Difference[] {
  const names = new Set([...Object.keys(source.sections), ...Object.keys(target.sections)]);
  const listed = [source, target].some(({ environment }) => environment.kind === 'sbom');
  const differences = [...names].sort().flatMap((name) => {
    const [a, b] = [own(source.sections, name), own(target.sections, name)];
    const comparison = own(comparisons, name) ?? {};
    const found = compareSections(name, a ?? absent(name, source, b), b ?? absent(name, target, a), comparison);
    return listed ? asListed(found, { source: a, target: b }, comparison) : found;
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
  return pairFacts(source.facts, target.facts, comparison)
    .flatMap((pair) => differenceOf(name, pair, source, target, comparison) ?? [])
    .sort((x, y) => (x.key < y.key ? -1 : x.key > y.key ? 1 : 0));
}

function differenceOf(
  section: string,
  { key, targetKey, a, b }: FactPair,
  source: Section,
  target: Section,
  { ignore, derived }: SectionComparison,
): Difference | undefined {
  if (a !== undefined && b !== undefined) {
    const { changed, unknown } = changesOf(a, b, ignore);
    if (changed.length === 0 && unknown.length === 0) return undefined;
    const verdict: Pick<Difference, 'kind' | 'fields' | 'reason'> =
      changed.length > 0
        ? { kind: 'changed', fields: changed }
        : { kind: 'unknown', fields: [], reason: secretReason(unknown) };
    const base = { section, key, source: a, target: b, folded: 0, ...verdict };
    return targetKey === key ? base : { ...base, targetKey };
  }
  if (derived?.(a ?? b ?? {}) === true) return undefined;
  const side = a === undefined ? 'source' : 'target';
  const lacking = a === undefined ? source : target;
  const hidden = statusAbout(lacking, [key]) !== 'complete';
  const kind = hidden ? 'unknown' : a === undefined ? 'added' : 'removed';
  const fact = a === undefined ? { target: b } : { source: a };
  const reason = kind === 'unknown' ? { reason: reasonOf(side, lacking, key) } : {};
  return { section, key, kind, ...fact, fields: [], folded: 0, ...reason };
}

function unknownSection(name: string, source: Section, target: Section): Difference {
  const [side, section] = target.status === 'failed' ? (['target', target] as const) : (['source', source] as const);
  return { section: name, key: '*', kind: 'unknown', fields: [], folded: 0, reason: reasonOf(side, section) };
}

/** Two secrets that are only known to be there may be the same. */
function secretReason(fields: readonly FieldChange[]): string {
  const names = fields.map(({ field }) => field).join(', ');
  return `${names} holds a secret on both sides, of which only its presence was kept; snapshots taken with the same --redaction-key tell`;
}

function reasonOf(side: 'source' | 'target', section: Section, key?: string): string {
  const [first, ...rest] = problemsAbout(section, key === undefined ? undefined : [key]);
  const more = rest.length > 0 ? ` (and ${rest.length} more)` : '';
  return `the ${side} could not be read completely: ${first?.message ?? 'no reason recorded'}${more}`;
}
