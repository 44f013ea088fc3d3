import type { Finding } from '../model/finding.js';
import {
  REPORT_SCHEMA_VERSION,
  type Report,
  type ReportedRule,
  type Summary,
  type TargetReport,
  type TargetVerdict,
} from '../model/report.js';
import type { Rule } from '../model/rule.js';
import type { Snapshot } from '../model/snapshot.js';
import { TOOL } from '../model/tool.js';
import { evaluate } from '../rules/evaluate.js';
import { holes } from './compare.js';
import { ruleInput } from './input.js';
import type { PayloadOptions } from './payload.js';

/** What the check goes by. */
export interface CheckOptions extends PayloadOptions {
  /** The rules; `loadRules` gives those that come with the tool. */
  readonly rules: readonly Rule[];
}

/** Judges what would break of the software of `source` in each target. Pure: the same snapshots give the same report. */
export function check(source: Snapshot, targets: readonly Snapshot[], options: CheckOptions): Report {
  const reports = targets.map((target) => checkTarget(source, target, options));
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: TOOL,
    source: source.environment,
    targets: reports,
    rules: reportedRules(options.rules, reports),
    problems: [],
  };
}

/** What the rules that found something say of themselves. */
function reportedRules(rules: readonly Rule[], reports: readonly TargetReport[]): Record<string, ReportedRule> {
  const found = new Set(reports.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  const named = rules
    .filter(({ id }) => found.has(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, title, level, why, fix, references }): [string, ReportedRule] => [
      id,
      { title, level, why, fix, references: [...references] },
    ]);
  return Object.fromEntries(named);
}

function checkTarget(source: Snapshot, target: Snapshot, options: CheckOptions): TargetReport {
  const input = ruleInput(source, target, options);
  const { findings, judged } = evaluate(options.rules, input);
  const problems = holes(source, target);
  return {
    reference: target.environment.reference,
    environment: target.environment,
    verdict: verdictOf(findings, problems.length > 0),
    summary: summarize(findings, input.differences.length - judged.size),
    findings: [...findings],
    problems,
  };
}

/** What breaks for certain breaks, whatever else is unknown; nothing known to break is only said of what was all read. */
function verdictOf(findings: readonly Finding[], incomplete: boolean): TargetVerdict {
  if (findings.some(({ level, status }) => level === 'error' && status === 'open')) return 'breaks';
  const undecided = findings.some(({ level, status }) => level === 'error' && status === 'undetermined');
  return undecided || incomplete ? 'unknown' : 'runs';
}

/** A finding counts once: by its level when it is open, else as what became of it. */
function summarize(findings: readonly Finding[], folded: number): Summary {
  const count = (test: (finding: Finding) => boolean): number => findings.filter(test).length;
  const open = (level: Finding['level']) => count((finding) => finding.status === 'open' && finding.level === level);
  return {
    error: open('error'),
    warning: open('warning'),
    note: open('note'),
    waived: count(({ status }) => status === 'waived'),
    undetermined: count(({ status }) => status === 'undetermined'),
    folded,
  };
}
