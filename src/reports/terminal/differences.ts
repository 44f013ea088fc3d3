import type { Difference } from '../../model/difference.js';
import type { DiffReport } from '../../model/report.js';
import type { RenderOptions } from '../../model/reporter.js';
import { prose, visible } from '../../model/visible.js';
import { columns } from './columns.js';
import { entryLines, label } from './difference.js';
import { holeLines } from './holes.js';
import { originLines } from './origin.js';
import type { Page } from './page.js';
import { counted, grouped, paragraph, type Span } from './paragraph.js';
import { command } from './reference.js';

type Section = DiffReport['sections'][string];

/** Widest name that what follows it is lined up with. */
const WIDEST_NAME = 34;

const KINDS: readonly Difference['kind'][] = ['removed', 'added', 'changed', 'unknown'];

/** Every difference by section, those that another explains folded into it unless all are asked for. */
export function differenceLines(page: Page, report: DiffReport, options: RenderOptions): string[] {
  const names = Object.keys(report.sections).sort();
  const sections = names.flatMap((name): [string, Section][] => {
    const section = report.sections[name];
    return section === undefined ? [] : [[name, section]];
  });
  const every = sections.flatMap(([, section]) => section.differences);
  const folded = every.filter((difference) => difference.owner !== undefined).length;
  const lines = [
    ...summary(page, report, every.length, folded),
    ...originLines(page, report.source, report.target),
    ...sections.flatMap(([name, section]) => sectionLines(page, name, section, options.all)),
  ];
  if (folded > 0 && !options.all) {
    lines.push(
      '',
      ...paragraph(page, { first: { text: `${page.symbols.note} ` } }, [
        { text: `${counted(folded, 'difference')} folded into what explains them: ` },
        command('diff', report.source.reference, report.target.reference, '--all'),
      ]),
    );
  }
  const { ignored = 0 } = report;
  if (ignored > 0) {
    const text = `${counted(ignored, 'difference')} that the project ignores`;
    lines.push('', ...paragraph(page, { first: { text: `${page.symbols.note} ` } }, [{ text }]));
  }
  const holes = holeLines(page, report.problems, options.all);
  return holes.length === 0 ? lines : [...lines, '', ...holes];
}

function summary(page: Page, report: DiffReport, count: number, folded: number): string[] {
  const incomplete = Object.values(report.sections).some(({ status }) => status === 'partial' || status === 'failed');
  const none = incomplete ? 'no difference in what could be read' : 'no differences';
  const text =
    count === 0 ? none : counted(count, 'difference') + (folded > 0 ? `, ${grouped(folded)} of them folded` : '');
  const name = (reference: string): Span => ({ text: visible(reference), style: 'strong', whole: true });
  return paragraph(page, { first: { text: '' }, rest: 2 }, [
    name(report.source.reference),
    { text: ` ${page.symbols.arrow} ` },
    name(report.target.reference),
    { text: `: ${text}` },
  ]);
}

function sectionLines(page: Page, name: string, section: Section, all: boolean): string[] {
  const { status, differences } = section;
  const whole = status === 'complete' || status === 'not-applicable';
  if (differences.length === 0 && whole) return [];
  const shown = differences.filter((difference) => all || difference.owner === undefined);
  const unknown = all ? [] : shown.filter((difference) => difference.kind === 'unknown');
  const listed = shown.filter((difference) => !unknown.includes(difference));
  const width = nameWidth(page, listed);
  return [
    '',
    ...paragraph(page, { first: { text: '' }, rest: 2 }, [
      { text: visible(name), style: 'strong', whole: true },
      { text: `: ${counts(shown, differences.length)}` },
      ...(whole ? [] : [{ text: ` (${status})`, style: 'warning' as const }]),
    ]),
    ...listed.flatMap((difference) => entryLines(page, difference, width, all)),
    ...unknownLines(page, unknown),
  ];
}

function counts(shown: readonly Difference[], total: number): string {
  const folded = total - shown.length;
  const parts = KINDS.map((kind) => [kind, shown.filter((difference) => difference.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${grouped(count)} ${kind}`);
  if (folded > 0) parts.push(`${grouped(folded)} folded`);
  return parts.length === 0 ? 'no differences in what could be read' : parts.join(', ');
}

/** Names are lined up as far as most of them reach. */
function nameWidth(page: Page, differences: readonly Difference[]): number {
  const widths = differences.map((difference) => columns(label(page, difference)));
  return Math.min(
    WIDEST_NAME,
    widths.reduce((widest, width) => Math.max(widest, width), 0),
  );
}

/** What could not be compared, said once a reason: the names are many and the reason is what matters. */
function unknownLines(page: Page, differences: readonly Difference[]): string[] {
  const reasons = new Map<string, Difference[]>();
  for (const difference of differences) {
    const reason = prose(difference.reason ?? 'a side could not be read');
    const list = reasons.get(reason);
    if (list === undefined) reasons.set(reason, [difference]);
    else list.push(difference);
  }
  return [...reasons].flatMap(([reason, list]) => {
    const [only] = list;
    const what = list.length === 1 && only !== undefined ? label(page, only) : counted(list.length, 'fact');
    const first: Span = { text: '  ? ', style: 'warning' };
    return paragraph(page, { first, rest: 4 }, [{ text: what, whole: true }, { text: ` unknown: ${reason}` }]);
  });
}
