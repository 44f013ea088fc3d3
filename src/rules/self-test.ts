import type { Finding } from '../model/finding.js';
import type { ExampleSections, Rule, RuleExample, RuleInput } from '../model/rule.js';
import { type Fact, type Section, SNAPSHOT_SCHEMA_VERSION, type Snapshot } from '../model/snapshot.js';
import { needsOf } from './completeness.js';
import { evaluate } from './evaluate.js';

/** What of two snapshots the rules are shown: made as real runs make it. */
export type Prepare = (source: Snapshot, target: Snapshot) => RuleInput;

/** What became of one example of a rule. */
export interface ExampleResult {
  readonly rule: string;
  readonly example: string;
  /** Where it is written: file and line. */
  readonly origin: string;
  readonly passed: boolean;
  readonly expected: number;
  /** Messages of the findings that the rule gave. */
  readonly found: readonly string[];
  /** Messages where the rule could not decide; an example with one has not passed. */
  readonly undetermined: readonly string[];
}

/** Runs the examples of all rules through what real snapshots go through. */
export function testRules(rules: readonly Rule[], prepare: Prepare): readonly ExampleResult[] {
  return rules.flatMap((rule) => rule.examples.map((example) => testExample(rule, example, prepare)));
}

/** One line for an example that does not hold, with its place first. */
export function formatFailure(result: ExampleResult): string {
  const { origin, rule, example, expected, found, undetermined } = result;
  const said = [...found, ...undetermined].map((message) => `\n  ${message}`).join('');
  const count = undetermined.length > 0 ? `${found.length} and could not decide` : String(found.length);
  return `${origin}: rule "${rule}", example "${example}": expected ${expected} findings, got ${count}${said}`;
}

/** What a rule finds in one of its examples. */
export function exampleFindings(rule: Rule, example: RuleExample, prepare: Prepare): readonly Finding[] {
  const needed = needsOf(rule.sections).map(({ section }) => section);
  const names = new Set([...Object.keys(example.source), ...Object.keys(example.target), ...needed]);
  const source = exampleSnapshot('source', example.source, names);
  const target = exampleSnapshot('target', example.target, names);
  return evaluate([rule], prepare(source, target)).findings;
}

function testExample(rule: Rule, example: RuleExample, prepare: Prepare): ExampleResult {
  const findings = exampleFindings(rule, example, prepare);
  const messages = (status: 'open' | 'undetermined') =>
    findings.filter((finding) => finding.status === status).map(({ message }) => message);
  const found = messages('open');
  const undetermined = messages('undetermined');
  return {
    rule: rule.id,
    example: example.name,
    origin: example.origin ?? rule.origin,
    passed: found.length === example.findings && undetermined.length === 0,
    expected: example.findings,
    found,
    undetermined,
  };
}

/** A snapshot of these facts in which every section of `names` is complete. */
function exampleSnapshot(reference: string, sections: ExampleSections, names: ReadonlySet<string>): Snapshot {
  const entries = [...names].sort().map((name): [string, Section] => {
    const facts = Object.entries(sections[name] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    return [name, { status: 'complete', problems: [], facts: Object.fromEntries(facts) as Record<string, Fact> }];
  });
  return {
    schemaVersion: SNAPSHOT_SCHEMA_VERSION,
    tool: { name: 'hostdrift', version: 'example' },
    takenAt: '1970-01-01T00:00:00Z',
    environment: { reference, kind: 'directory' },
    sections: Object.fromEntries(entries),
  };
}
