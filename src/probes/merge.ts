import type { Probe } from '../model/probe.js';
import type { Section, SectionStatus } from '../model/snapshot.js';

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
  const facts = [...Object.entries(a.facts), ...Object.entries(b.facts)].sort(([x], [y]) => (x < y ? -1 : 1));
  return {
    status: mergeStatus(a, b),
    problems: [...a.problems, ...b.problems],
    facts: Object.fromEntries(facts),
  };
}

/** What does not apply says nothing; a failure beside facts of another probe leaves the section partial. */
function mergeStatus(a: Section, b: Section): SectionStatus {
  if (a.status === 'not-applicable') return b.status;
  if (b.status === 'not-applicable' || a.status === b.status) return a.status;
  return 'partial';
}
