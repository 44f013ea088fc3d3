import type { Probe } from '../model/probe.js';
import type { Section, SectionStatus } from '../model/snapshot.js';
import { sortProblems } from './problems.js';

/** Puts the results of probes that share a section together. Returns the sections, sorted by name. */
export function mergeSections(results: readonly (readonly [Probe, Section])[]): Record<string, Section> {
  const merged = new Map<string, Section>();
  for (const [probe, section] of results) {
    const name = probe.section ?? probe.id;
    const known = merged.get(name);
    merged.set(name, known === undefined ? section : merge(known, section));
  }
  return Object.fromEntries([...merged].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function merge(a: Section, b: Section): Section {
  // Two probes of one section name their facts apart; should they not, the same one wins every time.
  const facts = [...Object.entries(a.facts), ...Object.entries(b.facts)];
  return {
    status: mergeStatus(a.status, b.status),
    problems: sortProblems([...a.problems, ...b.problems]),
    facts: Object.fromEntries(facts.sort(([x], [y]) => (x < y ? -1 : x > y ? 1 : 0))),
  };
}

/** What does not apply says nothing; a failure beside another probe's success leaves the section partial. */
function mergeStatus(a: SectionStatus, b: SectionStatus): SectionStatus {
  if (a === 'not-applicable') return b;
  if (b === 'not-applicable' || a === b) return a;
  return 'partial';
}
