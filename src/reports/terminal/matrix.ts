import type { Report, TargetReport } from '../../model/report.js';
import { prose, visible } from '../../model/visible.js';
import { columns, pad } from './columns.js';
import { VERDICT_STYLE, verdictSymbol } from './headline.js';
import type { Page } from './page.js';
import { counted, grouped, paragraph, type Span } from './paragraph.js';
import { payloadLines } from './payloads.js';

const WORDS = { runs: 'runs on', breaks: 'breaks on', unknown: 'unknown on' } as const;

/** Widest name of a target that its cause may stand beside. */
const WIDEST_NAME = 32;

/** One row a target: its verdict and the first cause. */
export function matrixLines(page: Page, report: Report): string[] {
  const names = report.targets.map((target) => columns(visible(target.reference)));
  const width = Math.max(0, ...names.filter((name) => name <= WIDEST_NAME));
  return [
    ...paragraph(page, { first: { text: '' }, rest: 2 }, totals(page, report)),
    '',
    ...report.targets.flatMap((target) => [...row(page, target, width), ...payloadLines(page, target)]),
  ];
}

function totals(page: Page, report: Report): Span[] {
  const verdicts = (['runs', 'breaks', 'unknown'] as const).map((verdict) => ({
    verdict,
    count: report.targets.filter((target) => target.verdict === verdict).length,
  }));
  const parts = verdicts
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${WORDS[verdict]} ${grouped(count)}`);
  return [
    { text: visible(report.source.reference), style: 'strong', whole: true },
    { text: ` ${page.symbols.arrow} ${counted(report.targets.length, 'target')}: ${parts.join(', ')}` },
  ];
}

function row(page: Page, target: TargetReport, width: number): string[] {
  const { verdict } = target;
  const name = visible(target.reference);
  const style = VERDICT_STYLE[verdict];
  const mark = pad(`${verdictSymbol(page, verdict)} ${verdict}`, 11);
  const cause = firstCause(target);
  const rest = 11 + width + 2;
  const fits = columns(name) <= width;
  const head: Span[] = [{ text: fits ? pad(name, width + (cause === undefined ? 0 : 1)) : name, whole: true }];
  const first = { text: mark, style };
  if (cause === undefined) return paragraph(page, { first }, [{ text: name, whole: true }]);
  if (fits) return paragraph(page, { first, rest }, [...head, { text: ' ' }, ...cause]);
  return [...paragraph(page, { first }, head), ...paragraph(page, { first: { text: ' '.repeat(rest) } }, cause)];
}

/** What stands first in the way: of a target that breaks, of one where it could not be told; and how much more there is. */
function firstCause(target: TargetReport): Span[] | undefined {
  if (target.verdict === 'runs') return undefined;
  const holes = target.verdict === 'unknown' ? unread(target) : undefined;
  if (holes !== undefined) return holes;
  const status = target.verdict === 'breaks' ? 'open' : 'undetermined';
  const found = target.findings.filter((finding) => finding.status === status && finding.level === 'error');
  const [first] = found.length > 0 ? found : target.findings.filter((finding) => finding.status === status);
  const more: Span[] = found.length > 1 ? [{ text: ` (+${grouped(found.length - 1)} more)` }] : [];
  if (first !== undefined) return [{ text: prose(first.cause ?? first.message) }, ...more];
  return undefined;
}

/** The sections that could not be read, which is why nothing can be said. */
function unread(target: TargetReport): Span[] | undefined {
  const sections = [
    ...new Set(target.problems.map(({ environment, section }) => `${environment} ${visible(section)}`)),
  ];
  const [first, ...others] = sections;
  if (first === undefined) return undefined;
  const more = others.length === 0 ? '' : ` (+${grouped(others.length)} more)`;
  return [{ text: `${first} could not be read${more}` }];
}
