import type { Summary, TargetReport } from '../../model/report.js';
import { visible } from '../../model/visible.js';
import type { Page, Style } from './page.js';
import { counted, paragraph, type Span } from './paragraph.js';

type Verdict = TargetReport['verdict'];

/** Style of each verdict. */
export const VERDICT_STYLE: Readonly<Record<Verdict, Style>> = { runs: 'good', breaks: 'error', unknown: 'warning' };

/** The mark of a verdict on this page. */
export function verdictSymbol(page: Page, verdict: Verdict): string {
  const { good, error, unknown } = page.symbols;
  return { runs: good, breaks: error, unknown }[verdict];
}

/** First line of a target's report: `✗ web-prod → debian-12: breaks — 2 errors, 3 warnings, 311 differences folded`. */
export function headline(page: Page, source: string, target: TargetReport): string[] {
  const { verdict, summary } = target;
  const spans: Span[] = [
    { text: visible(source), style: 'strong', whole: true },
    { text: ` ${page.symbols.arrow} ` },
    { text: visible(target.reference), style: 'strong', whole: true },
    { text: ': ' },
    { text: verdict, style: VERDICT_STYLE[verdict] },
    { text: ` ${page.symbols.dash}` },
    ...counts(verdict, summary),
  ];
  const first = { text: `${verdictSymbol(page, verdict)} `, style: VERDICT_STYLE[verdict] };
  return paragraph(page, { first, rest: 2 }, spans);
}

/** How many of each, most serious first; what there is none of is left out, except that "nothing" is said. */
function counts(verdict: Verdict, summary: Summary): Span[] {
  const folded = summary.note + summary.folded;
  const parts = [
    part(summary.error, 'error'),
    part(summary.undetermined, 'question undecided', 'questions undecided'),
    part(summary.warning, 'warning'),
    part(summary.waived, 'waived', 'waived'),
    part(folded, 'difference folded', 'differences folded'),
  ].filter((text) => text !== undefined);
  if (verdict === 'runs' && summary.error === 0) parts.unshift('nothing known to break');
  if (verdict === 'unknown' && summary.undetermined === 0) parts.unshift('not enough could be read');
  if (parts.length === 0) parts.push('no findings');
  const last = parts.length - 1;
  return parts.flatMap((text, index) => [{ text: ' ' }, { text: index < last ? `${text},` : text, whole: true }]);
}

function part(count: number, noun: string, plural?: string): string | undefined {
  return count === 0 ? undefined : counted(count, noun, plural);
}
