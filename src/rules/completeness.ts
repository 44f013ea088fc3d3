import type { RuleInput } from '../model/rule.js';
import { problemsAbout, type Section, type SectionStatus, statusAbout } from '../model/snapshot.js';

/** One of the two snapshots of a pair. */
export type SideName = 'source' | 'target';

/** A section of one side that a rule reads. */
export interface Need {
  readonly side: SideName;
  readonly section: string;
  /** What the keys begin with that the rule reads; missing: any. */
  readonly keys?: readonly string[] | undefined;
}

/** Whether a rule can decide: all there; a section that this kind of environment has not; or what is unknown, and why. */
export type Standing =
  | { readonly kind: 'decidable' }
  | { readonly kind: 'not-applicable' }
  | { readonly kind: 'unknown'; readonly reasons: readonly string[] };

/** What the keys begin with that a rule reads, by section. */
export type KeysRead = Readonly<Record<string, readonly string[]>>;

/** The needs of a descriptor's `sections`: `packages` means both sides, `target.packages` one. */
export function needsOf(sections: readonly string[], read: KeysRead = {}): readonly Need[] {
  return sections.flatMap((name): Need[] => {
    const [first, last = name] = name.split('.');
    const keys = read[last] === undefined ? {} : { keys: read[last] };
    if (last !== name && (first === 'source' || first === 'target')) return [{ side: first, section: last, ...keys }];
    return [
      { side: 'source', section: name, ...keys },
      { side: 'target', section: name, ...keys },
    ];
  });
}

/** How the sections that a rule needs stand in two snapshots. One that has no such facts at all decides before holes do. */
export function standing(input: RuleInput, needs: readonly Need[]): Standing {
  const reasons = new Set<string>();
  for (const need of needs) {
    const status = statusOf(input, need);
    if (status === 'not-applicable') return { kind: 'not-applicable' };
    if (status !== 'complete') reasons.add(reasonOf(input, need));
  }
  return reasons.size === 0 ? { kind: 'decidable' } : { kind: 'unknown', reasons: [...reasons] };
}

/**
 * How a section of one side stands. A section that neither snapshot has was asked of neither and says nothing;
 * one that only this side lacks is unknown.
 */
export function statusOf(input: RuleInput, need: Need): SectionStatus {
  const section = sectionOf(input, need);
  if (section !== undefined) return statusAbout(section, need.keys);
  const other = need.side === 'source' ? 'target' : 'source';
  return sectionOf(input, { side: other, section: need.section }) === undefined ? 'not-applicable' : 'failed';
}

/** Why a section of one side is not known whole, with the first problem in its own words. */
export function reasonOf(input: RuleInput, need: Need): string {
  const section = sectionOf(input, need);
  if (section === undefined) return `${need.section} was not captured in the ${need.side}`;
  const what = section.status === 'failed' ? 'could not be read' : 'could not be read whole';
  const problems = problemsAbout(section, need.keys);
  const [problem] = problems;
  if (problem === undefined) return `${need.section} of the ${need.side} ${what}`;
  const more = problems.length > 1 ? `, and ${problems.length - 1} more` : '';
  const where = problem.path === undefined ? '' : `${problem.path}: `;
  return `${need.section} of the ${need.side} ${what} (${where}${problem.message}${more})`;
}

function sectionOf(input: RuleInput, need: Need): Section | undefined {
  const { sections } = input[need.side];
  return Object.hasOwn(sections, need.section) ? sections[need.section] : undefined;
}
