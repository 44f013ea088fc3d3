import type { Finding } from '../model/finding.js';
import type { Report, TargetReport } from '../model/report.js';
import type { Reporter } from '../model/reporter.js';
import { prose } from '../model/visible.js';
import { type Element, xml } from './junit/xml.js';
import { acceptance, evidenceLines, holeLines, payloadsOf } from './shared/words.js';

/** For CI servers: JUnit XML, a suite a target and a case a rule; an error fails it, what is unknown is an error of the run. */
export const junitReporter: Reporter = {
  id: 'junit',
  title: 'for CI servers: a suite a target, a case a rule',
  render: (report) => xml(suites(report)),
};

function suites(report: Report): Element {
  const children = report.targets.map((target) => suite(report, target));
  const total = (name: string) => children.reduce((sum, { attributes }) => sum + Number(attributes?.[name]), 0);
  const totals = { tests: total('tests'), failures: total('failures'), errors: total('errors') };
  return { name: 'testsuites', attributes: { name: report.tool.name, ...totals, skipped: total('skipped') }, children };
}

function suite(report: Report, target: TargetReport): Element {
  const rules = [...new Set(target.findings.map(({ rule }) => rule))].sort();
  const found = [...rules.map((rule) => ruleCase(report, target, rule)), ...holeCases(target)];
  const cases = found.length > 0 ? found : [passed(target)];
  const count = (name: string) =>
    cases.filter(({ children = [] }) => children.some((child) => child.name === name)).length;
  return {
    name: 'testsuite',
    attributes: {
      name: prose(target.reference),
      tests: cases.length,
      failures: count('failure'),
      errors: count('error'),
      skipped: count('skipped'),
    },
    children: cases,
  };
}

/** A suite without a case is taken for one that did not run. */
function passed(target: TargetReport): Element {
  return { name: 'testcase', attributes: { classname: prose(target.reference), name: 'nothing-known-to-break' } };
}

/** What became of one rule: failed by an error, in error where it could not decide, skipped where all was waived. */
function ruleCase({ rules }: Report, target: TargetReport, rule: string): Element {
  const found = target.findings.filter((finding) => finding.rule === rule);
  const of = (status: Finding['status']) => found.filter((finding) => finding.status === status);
  const open = of('open');
  const errors = open.filter(({ level }) => level === 'error');
  const undecided = of('undetermined').filter(({ level }) => level === 'error');
  const rest = found.filter((finding) => !errors.includes(finding) && !undecided.includes(finding));
  const waived = found.length > 0 && of('waived').length === found.length;
  return {
    name: 'testcase',
    attributes: { classname: prose(target.reference), name: rule },
    children: [
      ...outcome('failure', errors),
      ...(errors.length === 0 ? outcome('error', undecided) : []),
      ...(waived ? [skipped(found)] : []),
      ...(rest.length === 0 || waived ? [] : [{ name: 'system-out', text: rest.map(text).join('\n\n') }]),
      ...(rules[rule] === undefined || errors.length === 0
        ? []
        : [{ name: 'system-err', text: `Why: ${rules[rule].why}` }]),
    ],
  };
}

function outcome(name: 'failure' | 'error', findings: readonly Finding[]): Element[] {
  const [one] = findings;
  if (one === undefined) return [];
  return [
    {
      name,
      attributes: { type: one.cause ?? one.rule, message: first(findings) },
      text: findings.map(text).join('\n\n'),
    },
  ];
}

/** The message has who accepted it and why, as all that most servers show of a skipped case; the text has all of them. */
function skipped(findings: readonly Finding[]): Element {
  const accepted = [...new Set(findings.map(acceptance).filter((said) => said !== undefined))];
  const why = accepted.length === 0 ? '' : `, accepted ${accepted.join('; ')}`;
  return {
    name: 'skipped',
    attributes: { message: `${first(findings)}${why}` },
    text: findings.map(text).join('\n\n'),
  };
}

function first(findings: readonly Finding[]): string {
  const more = findings.length > 1 ? ` (+${findings.length - 1} more)` : '';
  return `${prose(findings[0]?.message ?? '')}${more}`;
}

function text(finding: Finding): string {
  const { level, status, message, fix } = finding;
  const accepted = acceptance(finding);
  const payloads = payloadsOf(finding);
  const kind = status === 'open' ? level : `${status} ${level}`;
  return [
    `${kind}: ${prose(message)}`,
    ...(payloads === undefined ? [] : [`  of ${payloads}`]),
    ...(accepted === undefined ? [] : [`  accepted ${accepted}`]),
    ...evidenceLines(finding).map((line) => `  ${line}`),
    `  fix: ${prose(fix)}`,
  ].join('\n');
}

/** What could not be read is a case of its own, so that a capture with holes never passes. */
function holeCases(target: TargetReport): Element[] {
  const lines = holeLines(target);
  if (lines.length === 0) return [];
  const error = { name: 'error', attributes: { type: 'incomplete', message: lines[0] ?? '' }, text: lines.join('\n') };
  return [
    {
      name: 'testcase',
      attributes: { classname: prose(target.reference), name: 'everything-read' },
      children: [error],
    },
  ];
}
