import type { Problem } from '../../model/problem.js';
import type { Hole } from '../../model/report.js';
import { prose, visible } from '../../model/visible.js';
import type { Page } from './page.js';
import { grouped, paragraph, type Span } from './paragraph.js';

/** How many holes of one section are named; the others are counted. */
const NAMED = 3;

/** What could not be read, by environment and section; nothing when everything could be. */
export function holeLines(page: Page, holes: readonly Hole[], all: boolean): string[] {
  if (holes.length === 0) return [];
  const sections = new Map<string, Hole[]>();
  for (const hole of holes) {
    const name = `${hole.environment}, ${visible(hole.section)}`;
    sections.set(name, [...(sections.get(name) ?? []), hole]);
  }
  const lines = [page.paint('strong', 'What could not be read, and so is neither same nor different')];
  for (const [names, list] of alike(page, sections, all)) {
    const first: Span = { text: `${page.symbols.unknown} `, style: 'warning' };
    lines.push(...paragraph(page, { first }, [{ text: `${names}:` }]), ...problemLines(page, list, all));
  }
  return lines;
}

/** Sections of one environment with the same problems are named together. */
function alike(page: Page, sections: ReadonlyMap<string, Hole[]>, all: boolean): Iterable<readonly [string, Hole[]]> {
  const groups = new Map<string, readonly [names: string, list: Hole[]]>();
  for (const [name, list] of sections) {
    const [environment, section] = [list[0]?.environment, visible(list[0]?.section ?? '')];
    const key = [environment, ...problemLines(page, list, all)].join('\n');
    const known = groups.get(key);
    groups.set(key, known === undefined ? [name, list] : [`${known[0]}, ${section}`, list]);
  }
  return groups.values();
}

/** Problems, each with its file; the first few unless `all` are asked for. */
export function problemLines(page: Page, problems: readonly Problem[], all: boolean): string[] {
  const shown = all ? problems : problems.slice(0, NAMED);
  const lines = shown.flatMap((problem) => {
    const path: Span[] =
      problem.path === undefined ? [] : [{ text: visible(problem.path), whole: true }, { text: ': ' }];
    return paragraph(page, { first: { text: '    ' }, rest: 6 }, [...path, { text: prose(problem.message) }]);
  });
  const left = problems.length - shown.length;
  if (left > 0)
    lines.push(page.paint('faint', `    ${page.symbols.more} and ${grouped(left)} more: --verbose lists them`));
  return lines;
}
