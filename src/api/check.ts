import type { Finding } from '../model/finding.js';
import type { Policy } from '../model/policy.js';
import {
  REPORT_SCHEMA_VERSION,
  type Report,
  type ReportedRule,
  type Summary,
  type TargetReport,
} from '../model/report.js';
import type { DeployedAs, Rule } from '../model/rule.js';
import type { Snapshot } from '../model/snapshot.js';
import { TOOL } from '../model/tool.js';
import { bySeverity, evaluate } from '../rules/evaluate.js';
import { withoutIgnored } from '../rules/policy/ignore.js';
import { withLevels } from '../rules/policy/levels.js';
import { applyWaivers } from '../rules/policy/waive.js';
import { detectBase } from './base.js';
import { holes } from './compare.js';
import { deployedAs, machineOnly } from './deployed-as.js';
import { type InputOptions, ruleInput } from './input.js';
import { DEFAULT_PLACE, isBarePayload, type NamedPayload, type PayloadOptions, scopeOf } from './payload.js';
import { payloadVerdicts, scopeOfAll } from './payload-verdicts.js';
import { verdictOf } from './verdict.js';

/** What the check goes by. */
export interface CheckOptions extends InputOptions {
  /** The rules; `loadRules` gives those that come with the tool. */
  readonly rules: readonly Rule[];
  /** What the project decided: levels, differences that do not count, waivers. */
  readonly policy?: Policy | undefined;
  /** Told before each target is judged how many have been. */
  readonly onTarget?: ((done: number) => void) | undefined;
}

/** What a project decides that decides nothing. */
const NO_POLICY: Policy = { levels: {}, ignore: [], waivers: [], today: '' };

/**
 * Judges what would break of the software of `source` in each target. Pure: the same snapshots give the same report.
 * Without `app` and `base`, an image that is built on one of the targets or of `known` deploys what lies above that.
 */
export function check(source: Snapshot, targets: readonly Snapshot[], options: CheckOptions): Report {
  const { policy = NO_POLICY } = options;
  const rules = withLevels(options.rules, policy);
  const known = [...targets, ...(options.known ?? [])];
  const based = <Options extends PayloadOptions>(payload: Options): Options => ({
    ...payload,
    base: payload.base ?? (payload.app === undefined ? detectBase(source, known) : undefined),
  });
  const payloads = options.payloads?.map(based);
  const deployed = { ...based(options), payloads, rules, policy, known };
  const judged = targets.map((target, done) => {
    options.onTarget?.(done);
    return judgeTarget(source, target, deployed);
  });
  const waived = applyWaivers(
    judged.map(({ findings }, at) => ({ target: targets[at]?.environment.reference ?? '', findings })),
    policy,
    rules,
  );
  const reports = targets.map((target, at) =>
    targetReport(source, target, judged[at] ?? NOTHING, waived[at] ?? [], payloads),
  );
  const off = Object.keys(policy.levels).filter((id) => policy.levels[id] === 'off');
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: TOOL,
    source: source.environment,
    scope: payloads === undefined ? scopeOf(source, deployed) : scopeOfAll(source, payloads),
    ...(payloads === undefined && isBarePayload(source) ? { at: options.at ?? DEFAULT_PLACE } : {}),
    targets: reports,
    ...(off.length === 0 ? {} : { rulesOff: off.sort() }),
    rules: reportedRules(rules, reports),
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

/** What the rules found for one target, and how many differences none of them minded, or that do not count. */
interface JudgedTarget {
  readonly as: DeployedAs;
  readonly findings: readonly Finding[];
  readonly folded: number;
  readonly ignored: number;
}

const NOTHING: JudgedTarget = { as: 'files', findings: [], folded: 0, ignored: 0 };

function judgeTarget(
  source: Snapshot,
  target: Snapshot,
  options: CheckOptions & { readonly policy: Policy },
): JudgedTarget {
  const as = deployedAs(source, target, options.as);
  const input = ruleInput(source, target, { ...options, as });
  const differences = withoutIgnored(input.differences, options.policy);
  const rules = options.rules.filter((rule) => (rule.as ?? ['files']).includes(as));
  const { findings, judged } = evaluate(rules, { ...input, differences });
  const ignored = input.differences.length - differences.length;
  return { as, findings, folded: differences.length - judged.size, ignored };
}

function targetReport(
  source: Snapshot,
  target: Snapshot,
  { as, folded, ignored }: JudgedTarget,
  findings: readonly Finding[],
  payloads: readonly NamedPayload[] | undefined,
): TargetReport {
  const problems = holes(source, as === 'container' ? machineOnly(target) : target);
  return {
    reference: target.environment.reference,
    environment: target.environment,
    ...(as === 'files' ? {} : { as }),
    verdict: verdictOf(findings, problems.length > 0),
    ...(payloads === undefined ? {} : { payloads: payloadVerdicts(source, payloads, findings, problems.length > 0) }),
    summary: { ...summarize(findings, folded), ...(ignored === 0 ? {} : { ignored }) },
    findings: [...findings].sort(bySeverity),
    problems,
  };
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
