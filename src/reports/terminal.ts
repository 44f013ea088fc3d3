import type { Report } from '../model/report.js';
import type { RenderOptions, Reporter } from '../model/reporter.js';
import { differenceLines } from './terminal/differences.js';
import { problemLines } from './terminal/holes.js';
import { linksOf } from './terminal/links.js';
import { matrixLines } from './terminal/matrix.js';
import { pageFor } from './terminal/page.js';
import { scopeLines } from './terminal/scope.js';
import { targetLines } from './terminal/target.js';

/** Two screens: what a report keeps to by counting instead of listing. */
const BUDGET = 100;

/** The least that a target is given when many share the two screens. */
const LEAST = 24;

/** For a person at a terminal: the verdict first, then what leads to it, then what was left out. */
export const terminalReporter: Reporter = {
  id: 'terminal',
  title: 'for people: the verdict first, then errors with evidence and fix',
  render: (report, options) => text(reportLines(report, options)),
  renderDifferences: (report, options) => text(differenceLines(pageFor(options), report, options)),
};

function reportLines(report: Report, options: RenderOptions): string[] {
  const page = pageFor(options);
  const lines: string[] = [];
  const several = report.targets.length > 1;
  if (several) lines.push(...matrixLines(page, report), ...scopeLines(page, report));
  const overhead = lines.length + report.problems.length;
  const budget = Math.max(LEAST, Math.floor((BUDGET - overhead) / Math.max(1, report.targets.length)));
  // What all of them share is said once.
  const { scope: _, ...shared } = report;
  for (const target of report.targets) {
    if (several) lines.push('', page.paint('faint', page.symbols.dash.repeat(8)), '');
    const linked = { ...page, links: linksOf(report, target, options) };
    const own = several ? { ...target, payloads: undefined } : target;
    lines.push(...targetLines(linked, several ? shared : report, own, options, budget));
  }
  if (report.problems.length > 0) {
    lines.push('', page.paint('strong', 'Problems'), ...problemLines(page, report.problems, options.all));
  }
  return lines;
}

function text(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
