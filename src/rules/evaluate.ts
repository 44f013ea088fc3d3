import { createHash } from 'node:crypto';
import type { Difference } from '../model/difference.js';
import type { Finding, Level } from '../model/finding.js';
import type { Rule, RuleInput, Verdict } from '../model/rule.js';
import { undecided } from './undecided.js';

/** What the rules say of a pair of snapshots. */
export interface Judgement {
  /** Errors first, then by rule and message; of the same thing found twice, one. */
  readonly findings: readonly Finding[];
  /** The differences that a rule judged. The others are what a report counts as folded. */
  readonly judged: ReadonlySet<Difference>;
}

/** Lets every rule judge two snapshots and their differences. The same input gives the same findings in the same order. */
export function evaluate(rules: readonly Rule[], input: RuleInput): Judgement {
  const findings = new Map<string, Finding>();
  const judged = new Set<Difference>();
  for (const rule of rules) {
    for (const verdict of verdictsOf(rule, input)) {
      const finding = findingOf(rule, verdict);
      if (!findings.has(finding.fingerprint)) findings.set(finding.fingerprint, finding);
      for (const difference of verdict.differences ?? []) judged.add(difference);
    }
  }
  return { findings: [...findings.values()].sort(bySeverity), judged };
}

/** A rule that fails has not decided; whatever else the report says stays true. */
function verdictsOf(rule: Rule, input: RuleInput): readonly Verdict[] {
  try {
    return rule.judge(input);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return [undecided(rule.title, [`the rule itself failed (${cause})`])];
  }
}

/** A verdict as a finding of its rule. */
export function findingOf(rule: Rule, verdict: Verdict): Finding {
  return {
    rule: rule.id,
    level: verdict.level ?? rule.level,
    status: verdict.undetermined === true ? 'undetermined' : 'open',
    ...(verdict.cause === undefined ? {} : { cause: verdict.cause }),
    ...(verdict.payloads === undefined ? {} : { payloads: [...verdict.payloads] }),
    message: verdict.message,
    evidence: [...verdict.evidence],
    fix: verdict.fix ?? rule.fix,
    fingerprint: fingerprint(rule.id, verdict.identity),
  };
}

/** What stays the same for the same finding of the same rule: the first 64 bits of a SHA-256. */
export function fingerprint(rule: string, identity: string): string {
  return createHash('sha256').update(`${rule}\n${identity}`).digest('hex').slice(0, 16);
}

const SEVERITY: Readonly<Record<Level, number>> = { error: 0, warning: 1, note: 2 };

/** The order of findings in a report: errors first, then by rule and message. */
export function bySeverity(a: Finding, b: Finding): number {
  return (
    SEVERITY[a.level] - SEVERITY[b.level] ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message) ||
    compare(a.fingerprint, b.fingerprint)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
