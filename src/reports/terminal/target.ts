import type { Finding } from '../../model/finding.js';
import type { Report, TargetReport } from '../../model/report.js';
import type { RenderOptions } from '../../model/reporter.js';
import { prose, visible } from '../../model/visible.js';
import { sinceText } from '../shared/since.js';
import { type Detail, findingLines, type Mark } from './findings.js';
import { headline } from './headline.js';
import { holeLines } from './holes.js';
import { originLines } from './origin.js';
import type { Page } from './page.js';
import { counted, paragraph, type Span } from './paragraph.js';
import { payloadLines } from './payloads.js';
import { command } from './reference.js';
import { deployedLines, scopeLines } from './scope.js';
import { undecidedLines } from './undecided.js';
import { unknownLines } from './unknown.js';

/** How findings are written, the fullest first; the first that leaves the report short enough is taken. */
const DETAILS: readonly { readonly errors: Detail; readonly others: Detail }[] = [
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  [10, 5],
  [5, 3],
  [3, 2],
  [2, 1],
  [1, 1],
].map(([errors = 1, others = 1]) => ({
  errors: { perRule: errors, evidence: true, fix: true },
  others: { perRule: others, evidence: false, fix: true },
}));

const EVERYTHING: Detail = { perRule: Number.POSITIVE_INFINITY, evidence: true, fix: true, ids: true };

/** How many findings that are gone are named unless all are asked for. */
const GONE = 5;

/** The whole report for one target, in at most about `budget` lines where that is possible. */
export function targetLines(
  page: Page,
  report: Pick<Report, 'source' | 'scope' | 'against'>,
  target: TargetReport,
  options: RenderOptions,
  budget: number,
): string[] {
  const source = report.source.reference;
  const head = [
    ...headline(page, source, target),
    ...unknownLines(page, target),
    ...originLines(page, report.source, target.environment),
    ...scopeLines(page, report),
    ...payloadLines(page, target),
    ...deployedLines(page, report.source, target),
  ];
  const tail = [
    ...separated(sinceLines(page, report, target, options)),
    ...separated(foldedLines(page, source, target, options)),
    ...separated(holeLines(page, target.problems, options.all)),
  ];
  const judged = (errors: Detail, others: Detail) => judgements(page, target.findings, options, errors, others);
  if (options.all) return [...head, ...judged(EVERYTHING, EVERYTHING), ...tail];
  let body: string[] = [];
  for (const { errors, others } of DETAILS) {
    body = judged(errors, others);
    if (head.length + body.length + tail.length <= budget) break;
  }
  return [...head, ...body, ...tail];
}

/** Errors, what could not be decided, warnings, and notes and waived findings where they are asked for. */
function judgements(
  page: Page,
  findings: readonly Finding[],
  options: RenderOptions,
  errors: Detail,
  others: Detail,
): string[] {
  const { symbols } = page;
  const of = (level: Finding['level']) =>
    findings.filter((finding) => finding.status === 'open' && finding.level === level);
  const blocks: [title: string, mark: Mark, list: Finding[], detail: Detail][] = [
    ['Errors', { symbol: symbols.error, style: 'error' }, of('error'), errors],
    ['Warnings', { symbol: symbols.warning, style: 'warning' }, of('warning'), others],
  ];
  if (options.all || options.notes) {
    blocks.push(['Notes', { symbol: symbols.note, style: undefined }, of('note'), others]);
  }
  if (options.all) {
    const waived = findings.filter((finding) => finding.status === 'waived');
    blocks.push(['Waived', { symbol: symbols.note, style: undefined }, waived, others]);
  }
  const undecided = undecidedLines(page, findings, options.all, others);
  return blocks.flatMap(([title, mark, list, detail], index) => [
    ...(list.length === 0 ? [] : ['', page.paint('strong', title), ...findingLines(page, mark, list, detail)]),
    ...(index === 0 ? undecided : []),
  ]);
}

/** Of a check against an earlier report: how many findings are new, and what is gone. */
function sinceLines(
  page: Page,
  report: Pick<Report, 'against'>,
  target: TargetReport,
  options: RenderOptions,
): string[] {
  const text = sinceText(report, target);
  if (text === undefined) return [];
  const { gone = [] } = target;
  const shown = options.all ? gone : gone.slice(0, GONE);
  return [
    ...paragraph(page, { first: { text: `${page.symbols.note} ` } }, [{ text }]),
    ...shown.flatMap(({ message, rule }) =>
      paragraph(page, { first: { text: '    gone: ', style: 'good' }, rest: 6 }, [
        { text: `${prose(message)} ` },
        { text: `[${visible(rule)}]`, style: 'faint', whole: true },
      ]),
    ),
    ...(gone.length > shown.length
      ? [page.paint('faint', `    ${page.symbols.more} and ${gone.length - shown.length} more: --verbose lists them`)]
      : []),
  ];
}

/** What is not listed, and the commands that list it. */
function foldedLines(page: Page, source: string, target: TargetReport, options: RenderOptions): string[] {
  const { note, waived, folded } = target.summary;
  const lines: string[] = [];
  const say = (spans: Span[]) => {
    lines.push(...paragraph(page, { first: { text: `${page.symbols.note} ` } }, spans));
  };
  if (folded > 0) {
    say([{ text: `${counted(folded, 'difference')} that no rule minds: ` }, command('diff', source, target.reference)]);
  }
  const { ignored = 0 } = target.summary;
  if (ignored > 0) say([{ text: `${counted(ignored, 'difference')} that the project ignores` }]);
  const hidden = [
    note > 0 && !options.notes && !options.all ? counted(note, 'note') : undefined,
    waived > 0 && !options.all ? counted(waived, 'waived finding') : undefined,
  ].filter((text) => text !== undefined);
  if (hidden.length > 0) {
    say([
      { text: `${hidden.join(' and ')}: ` },
      { text: waived > 0 ? '--verbose' : '--notes', style: 'strong' },
      { text: ' lists them' },
    ]);
  }
  const rule = target.findings.find((finding) => finding.status !== 'waived' && finding.level !== 'note')?.rule;
  if (rule !== undefined) say([{ text: 'Why a rule matters: ' }, command('explain', rule)]);
  return lines;
}

function separated(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}
