import type { Finding } from '../model/finding.js';
import type { Report, TargetReport } from '../model/report.js';
import type { Reporter } from '../model/reporter.js';
import { prose } from '../model/visible.js';
import { code, escaped } from './markdown/text.js';
import { deployedWords } from './shared/deployed.js';
import { scopeWords } from './shared/scope.js';
import { isNew, sinceText } from './shared/since.js';
import { unasked, unaskedRules, unaskedWords, without } from './shared/unasked.js';
import { acceptance, countsOf, evidenceLines, holeLines, many, payloadsOf } from './shared/words.js';

/** Characters that a comment may have: GitHub takes 65,536, and some of it is left to whoever posts it. */
const LONGEST = 60_000;

const MARK = { runs: '✅', breaks: '❌', unknown: '❔' } as const;

/** For a comment on a pull request: the verdict, the errors, and everything else folded. */
export const markdownReporter: Reporter = {
  id: 'markdown',
  title: 'for pull requests: short, with the details folded',
  render: (report, { all }) => whole([...head(report), ...report.targets.map((target) => part(report, target, all))]),
};

function head(report: Report): string[] {
  const { source, targets } = report;
  const scope = scopeWords(report);
  return [
    `### ${code(source.reference)} → ${targets.map(({ reference }) => code(reference)).join(', ')}`,
    [
      '| | target | verdict | findings | first cause |',
      '|---|---|---|---|---|',
      ...targets.flatMap((target) => [row(target), ...payloadRows(target)]),
    ].join('\n'),
    ...(scope === undefined ? [] : [`Deployed: ${escaped(scope)}.`]),
  ];
}

function row(target: TargetReport): string {
  const { reference, verdict, findings } = target;
  const found = findings.filter(({ level, status }) => level === 'error' && status !== 'waived');
  const [first] = verdict === 'breaks' ? found.filter(({ status }) => status === 'open') : found;
  const cause = first === undefined ? '' : code(first.cause ?? first.rule);
  return `| ${MARK[verdict]} | ${code(reference)} | ${verdict} | ${countsOf(target)} | ${cause} |`;
}

/** Where several payloads are deployed, a row for each under its target. */
function payloadRows({ payloads = [] }: TargetReport): string[] {
  return payloads.map(({ name, verdict, cause, more }) => {
    const others = more === 0 ? '' : ` (+${more} more)`;
    return `| ${MARK[verdict]} | ↳ ${code(name)} | ${verdict} | | ${cause === undefined ? '' : `${code(cause)}${others}`} |`;
  });
}

function part(report: Report, target: TargetReport, all: boolean): string {
  const of = (level: Finding['level'], status: Finding['status'] = 'open') =>
    target.findings.filter((finding) => finding.level === level && finding.status === status);
  const blind = all ? [] : unasked(target.findings);
  const undecided = without(target.findings, blind).filter(({ status }) => status === 'undetermined');
  const waived = target.findings.filter(({ status }) => status === 'waived');
  const { folded } = target.summary;
  const deployed = deployedWords(report.source, target);
  const blocks = [
    ...(deployed === undefined ? [] : [`Judged: ${escaped(deployed)}.`]),
    ...since(report, target, all),
    ...of('error').map((finding) => `${item(finding)}\n${details('evidence', evidenceLines(finding), all)}`),
    ...folds('warning', of('warning'), all),
    ...folds('note', of('note'), all),
    ...folds('not decided', undecided, all, 'not decided'),
    ...(blind.length === 0 ? [] : [details(unaskedWords(blind), [unaskedRules(blind).join(', ')], all)]),
    ...folds('waived', waived, all, 'waived'),
    ...(target.problems.length === 0 ? [] : [details('what could not be read', holeLines(target), all)]),
    ...(folded === 0 ? [] : [`${many(folded, 'difference')} that no rule minds.`]),
  ];
  if (blocks.length === 0) return '';
  const title = report.targets.length > 1 ? [`#### ${code(target.reference)}`] : [];
  return [...title, ...blocks].join('\n\n');
}

/** Of a check against an earlier report: how much is new, and, folded, what is gone. */
function since(report: Report, target: TargetReport, all: boolean): string[] {
  const text = sinceText(report, target);
  if (text === undefined) return [];
  const gone = (target.gone ?? []).map(({ message, rule }) => `- ${escaped(prose(message))} (${code(rule)})`);
  return [`${escaped(text)}.`, ...(gone.length === 0 ? [] : [fold(`${gone.length} gone`, gone, all)])];
}

function item(finding: Finding): string {
  const { message, fix, rule } = finding;
  const accepted = acceptance(finding);
  const who = accepted === undefined ? '' : `<br>Accepted ${escaped(accepted)}`;
  const payloads = payloadsOf(finding);
  const of = payloads === undefined ? '' : ` of ${code(payloads)}`;
  const fresh = isNew(finding) ? '**new:** ' : '';
  return `- ${fresh}**${escaped(prose(message))}** (${code(rule)}${of})${who}<br>${escaped(prose(fix))}`;
}

function folds(noun: string, findings: readonly Finding[], all: boolean, plural?: string): string[] {
  if (findings.length === 0) return [];
  return [fold(many(findings.length, noun, plural), findings.map(item), all)];
}

function details(title: string, lines: readonly string[], all: boolean): string {
  return fold(
    title,
    lines.map((line) => `- ${escaped(line)}`),
    all,
  );
}

/** Folded text (HTML's details); the empty lines let Markdown be read inside. */
function fold(title: string, lines: readonly string[], open: boolean): string {
  return [`<details${open ? ' open' : ''}><summary>${title}</summary>`, '', ...lines, '', '</details>'].join('\n');
}

/** The parts, as many as there is room for; what was left out is said. */
function whole(parts: readonly string[]): string {
  const kept: string[] = [];
  let length = 0;
  for (const part of parts.filter((text) => text !== '')) {
    length += part.length + 2;
    if (length > LONGEST) {
      kept.push('_There is more than a comment holds: the JSON or HTML report has all of it._');
      break;
    }
    kept.push(part);
  }
  return `${kept.join('\n\n')}\n`;
}
