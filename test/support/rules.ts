import { differencesBetween } from '../../src/api/compare.js';
import type { Difference } from '../../src/model/difference.js';
import type { Rule, RuleInput } from '../../src/model/rule.js';
import type { Fact, Section, SectionStatus, Snapshot } from '../../src/model/snapshot.js';
import { declaredRule } from '../../src/rules/declared/rule.js';
import { loadPacks } from '../../src/rules/packs/load.js';

/** Facts of a section by key; with a status where the section is not complete. */
export type TestSection =
  | Readonly<Record<string, Fact>>
  | { readonly status: SectionStatus; readonly facts?: Readonly<Record<string, Fact>> };

/** Sections of a snapshot by name. */
export type TestSections = Readonly<Record<string, TestSection>>;

/** The comparison of real runs. */
export function compare(source: Snapshot, target: Snapshot): Difference[] {
  return differencesBetween(source, target);
}

/** What the rules are shown of two snapshots. */
export function prepare(source: Snapshot, target: Snapshot): RuleInput {
  return { source, target, differences: compare(source, target) };
}

/** A snapshot of these sections. One that is not complete names the file `/broken` as its problem. */
export function snapshotOf(sections: TestSections, reference = 'dir:test'): Snapshot {
  return {
    schemaVersion: '1.0',
    tool: { name: 'hostdrift', version: '0.0.0' },
    takenAt: '2024-01-01T00:00:00Z',
    environment: { reference, kind: 'directory' },
    sections: Object.fromEntries(Object.entries(sections).map(([name, section]) => [name, sectionOf(section)])),
  };
}

function sectionOf(section: TestSection): Section {
  if (typeof section.status !== 'string')
    return { status: 'complete', problems: [], facts: { ...(section as Record<string, Fact>) } };
  const { status, facts = {} } = section as { status: SectionStatus; facts?: Record<string, Fact> };
  const incomplete = status === 'partial' || status === 'failed';
  return {
    status,
    problems: incomplete ? [{ path: '/broken', reason: 'unreadable', message: 'permission denied' }] : [],
    facts,
  };
}

/** What rules judge: two snapshots of these sections, compared. */
export function inputOf(source: TestSections, target: TestSections): RuleInput {
  const [a, b] = [snapshotOf(source, 'dir:source'), snapshotOf(target, 'dir:target')];
  return prepare(a, b);
}

/** A rule of these fields, with two examples that are not looked at and what else every rule must have. */
export function ruleOf(fields: Readonly<Record<string, unknown>>): Rule {
  const rule = {
    id: 'test-rule',
    title: 'Something differs',
    level: 'warning',
    why: 'It breaks.',
    fix: 'Mend it.',
    references: ['https://example.org/'],
    message: 'found',
    evidence: [{ environment: 'target', fact: 'it is so' }],
    examples: [
      { name: 'hit', findings: 1 },
      { name: 'miss', findings: 0 },
    ],
    ...fields,
  };
  const [declaration] = loadPacks([{ name: 'test.yaml', text: JSON.stringify({ rules: [rule] }) }]);
  if (declaration === undefined) throw new Error('the pack has no rule');
  return declaredRule(declaration);
}

/** A Debian package. */
export function deb(name: string, version: string, more: Fact = {}): Fact {
  return { type: 'deb', name, version, architecture: 'amd64', state: 'installed', ...more };
}

/** A 64-bit library of the package that its owner names. */
export function library(soname: string, more: Fact = {}): Fact {
  return { name: soname, soname, class: 64, machine: 'x86_64', needed: [], defines: [], requires: {}, ...more };
}
