import { compareSnapshots } from '../compare/compare.js';
import type { Comparisons } from '../compare/comparisons.js';
import { own } from '../compare/own.js';
import type { Difference } from '../model/difference.js';
import type { Policy } from '../model/policy.js';
import { type DiffReport, type Hole, REPORT_SCHEMA_VERSION } from '../model/report.js';
import type { Section, SectionStatus, Snapshot } from '../model/snapshot.js';
import { TOOL } from '../model/tool.js';
import { PROBES } from '../probes/index.js';
import { withoutIgnored } from '../rules/policy/ignore.js';
import { inWordsOf } from './bill-release.js';

/** How the sections are compared, as their probes say. */
const COMPARISONS: Comparisons = Object.fromEntries(
  PROBES.flatMap(({ id, section = id, comparison }) => (comparison === undefined ? [] : [[section, comparison]])),
);

/** Every difference between two snapshots, three-valued and folded by owner; see `compare/compare.ts`. */
export function differencesBetween(source: Snapshot, target: Snapshot): Difference[] {
  return compareSnapshots(inWordsOf(target, source), inWordsOf(source, target), COMPARISONS);
}

/**
 * Two snapshots compared: all differences by section, and what could not be read. Nothing is judged; what `ignore` names,
 * patterns as in `hostdrift.yaml`, is counted alone.
 */
export function compare(source: Snapshot, target: Snapshot, ignore: Policy['ignore'] = []): DiffReport {
  const all = differencesBetween(source, target);
  const differences = withoutIgnored(all, { ignore });
  const ignored = all.length - differences.length;
  const names = new Set([...Object.keys(source.sections), ...Object.keys(target.sections)]);
  const bySection = new Map<string, Difference[]>([...names].sort().map((name) => [name, []]));
  for (const difference of differences) bySection.get(difference.section)?.push(difference);
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: TOOL,
    source: source.environment,
    target: target.environment,
    sections: Object.fromEntries(
      [...bySection].map(([name, found]) => [
        name,
        { status: worse(own(source.sections, name), own(target.sections, name)), differences: found },
      ]),
    ),
    ...(ignored === 0 ? {} : { ignored }),
    problems: holes(source, target),
  };
}

/** What makes a section of either side incomplete: the source's first, by section. */
export function holes(source: Snapshot, target: Snapshot): Hole[] {
  const sides = [
    ['source', source],
    ['target', target],
  ] as const;
  return sides.flatMap(([environment, { sections }]) =>
    Object.entries(sections)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([section, { status, problems }]) =>
        status === 'partial' || status === 'failed'
          ? problems.map((problem) => ({ ...problem, environment, section }))
          : [],
      ),
  );
}

const ORDER: readonly SectionStatus[] = ['not-applicable', 'failed', 'partial', 'complete'];

/** The status that says less; a section that a side lacks altogether is failed there. */
function worse(a: Section | undefined, b: Section | undefined): SectionStatus {
  return (
    [a?.status ?? 'failed', b?.status ?? 'failed'].sort((x, y) => ORDER.indexOf(x) - ORDER.indexOf(y))[0] ?? 'failed'
  );
}
