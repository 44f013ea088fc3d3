import type { RenderOptions } from '../../model/reporter.js';
import type { RequirementsReport, Satisfaction } from '../../model/requirement.js';
import { prose, visible } from '../../model/visible.js';
import { scopeWords } from '../shared/scope.js';
import { columns, pad } from '../terminal/columns.js';
import { type Page, pageFor, type Style } from '../terminal/page.js';
import { grouped, paragraph, type Span } from '../terminal/paragraph.js';
import { command } from '../terminal/reference.js';
import { foreignRows } from './foreign.js';
import { languagesRows } from './languages.js';
import { askingLine, by, contents, files, type Row, rows } from './rows.js';

/** Lines of libraries, or of files that ask, that are listed; `all` lists every one. */
const MOST = 40;
/** Widest name that others are lined up with. */
const WIDEST = 32;

/** The requirements for a person: a table, then the libraries, then the distributions that are enough. */
export function requirementsText(report: RequirementsReport, options: RenderOptions): string {
  const page = pageFor(options);
  const most = options.all ? Number.POSITIVE_INFINITY : MOST;
  const lines = report.why === undefined ? needLines(page, report, most) : whyLines(page, report.why, most);
  return `${[...lines, ...problemLines(page, report)].join('\n')}\n`;
}

function needLines(page: Page, report: RequirementsReport, most: number): string[] {
  const { requirements, payload } = report;
  const made = contents(requirements);
  const subject: Span[] = [
    { text: visible(payload.reference), style: 'strong', whole: true },
    { text: within(report) },
  ];
  if (made === '' && requirements.broken.length === 0) {
    const nothing =
      report.problems.length > 0
        ? 'nothing that could be read'
        : 'nothing: there is no library and no executable file in it';
    return paragraph(page, { first: { text: '' } }, [...subject, { text: ` needs ${nothing}` }]);
  }
  return [
    ...paragraph(page, { first: { text: '' } }, [...subject, { text: ` needs (${made})` }]),
    '',
    ...table(page, [...rows(requirements), ...languagesRows(requirements.languages), ...foreignRows(requirements)]),
    ...libraryLines(page, report, most),
    ...baselineLines(page, report.baselines),
    ...hintLines(page, report),
  ];
}

/** Which part of an environment is meant, where it is not all of it. */
function within(report: RequirementsReport): string {
  return report.scope === 'everything' ? '' : `: ${scopeWords(report)}`;
}

function table(page: Page, lines: readonly Row[]): string[] {
  const width = Math.min(WIDEST, Math.max(0, ...lines.map(({ label }) => columns(label))));
  return lines.flatMap(({ label, value }) => {
    const first = { text: `  ${pad(label, width)}  ` };
    if (columns(label) <= width) return paragraph(page, { first }, [{ text: value }]);
    return [`  ${label}`, ...paragraph(page, { first: { text: ' '.repeat(6) } }, [{ text: value }])];
  });
}

function libraryLines(page: Page, { requirements }: RequirementsReport, most: number): string[] {
  // What comes with the C library is said in its row.
  const others = requirements.loads.filter(({ libc }) => libc !== true);
  if (others.length === 0) return [];
  const shown = others.slice(0, most).map(({ name, versions, files: asking }) => ({
    label: visible(name),
    value: `${versions.map(visible).join(', ')}${by(asking)}`.trim(),
  }));
  const more = others.length - shown.length;
  return [
    '',
    page.paint('strong', `libraries that it does not bring (${grouped(others.length)})`),
    ...table(page, shown),
    ...(more > 0 ? [`  ${page.symbols.more} and ${grouped(more)} more; --all lists them`] : []),
  ];
}

const MARKS: Readonly<Record<Satisfaction['verdict'], readonly [mark: 'good' | 'error' | 'unknown', style: Style]>> = {
  runs: ['good', 'good'],
  breaks: ['error', 'error'],
  unknown: ['unknown', 'warning'],
};

function baselineLines(page: Page, baselines: readonly Satisfaction[]): string[] {
  if (baselines.length === 0) return [];
  const width = Math.max(...baselines.map(({ name }) => columns(visible(name))));
  const lines = baselines.flatMap((baseline) => {
    const [mark, style] = MARKS[baseline.verdict];
    const first = { text: pad(`${page.symbols[mark]} ${baseline.verdict}`, 11), style };
    const spans: Span[] = [
      { text: pad(visible(baseline.name), width + 1), whole: true },
      { text: ` ${cause(baseline)}` },
    ];
    return paragraph(page, { first, rest: 11 + width + 2 }, spans);
  });
  return ['', page.paint('strong', 'on minimal installations'), ...lines];
}

function cause({ cause: first, more, programs, affected, title }: Satisfaction): string {
  if (first === undefined) return title === undefined ? '' : prose(title);
  const share = programs > 1 ? `${grouped(affected)} of ${grouped(programs)} programs: ` : '';
  return `${share}${prose(first)}${more > 0 ? ` (+${grouped(more)} more)` : ''}`;
}

function hintLines(
  page: Page,
  { payload, scope, requirements: { libcs, loads, interpreters } }: RequirementsReport,
): string[] {
  const example = libcs[0]?.raisedBy[0]?.version ?? loads[0]?.name ?? interpreters[0]?.name;
  if (example === undefined) return [];
  const part = scope.startsWith('/') ? ['--app', scope] : [];
  const ask = [
    { text: 'Which files ask for it, and with what: ' },
    command('requires', payload.reference, ...part, '--why', example),
  ];
  return ['', ...paragraph(page, { first: { text: '' } }, ask)];
}

function whyLines(page: Page, { asked, asking }: NonNullable<RequirementsReport['why']>, most: number): string[] {
  const shown = asking.slice(0, most).map(askingLine);
  const more = asking.length - shown.length;
  return [
    ...paragraph(page, { first: { text: '' } }, [
      { text: visible(asked), style: 'strong', whole: true },
      { text: ` is asked for by ${files(asking.length)}` },
    ]),
    '',
    ...table(page, shown),
    ...(more > 0 ? [`  ${page.symbols.more} and ${grouped(more)} more; --all lists them`] : []),
  ];
}

function problemLines(page: Page, { problems }: RequirementsReport): string[] {
  if (problems.length === 0) return [];
  const lines = problems.flatMap(({ section, path, message }) =>
    hanging(page, 2, `${path === undefined ? visible(section) : visible(path)}: ${prose(message)}`),
  );
  return ['', page.paint('warning', 'What could not be read, and may need more'), ...lines];
}

function hanging(page: Page, indent: number, text: string): string[] {
  return paragraph(page, { first: { text: ' '.repeat(indent) }, rest: indent + 2 }, [{ text }]);
}
