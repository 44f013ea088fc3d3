import type { Evidence } from '../../model/finding.js';
import { visible } from '../../model/visible.js';
import { columns, pad } from './columns.js';
import type { Page } from './page.js';
import { grouped, paragraph, type Span } from './paragraph.js';

/** Width of the words that stand before evidence and fix: `source`, `target`, `payload`. */
const LABEL = 9;

/** A labelled line under a finding; empty label: it goes on from the line before. */
export function labelled(page: Page, indent: number, label: string, spans: readonly Span[]): string[] {
  const text = ' '.repeat(indent) + pad(label, LABEL);
  return paragraph(page, { first: { text, style: 'faint' }, rest: indent + LABEL }, spans);
}

/** How many links of a chain are shown unless all are asked for. */
const LINKS = 6;

/** The chain that proves a finding: for each link the environment, the file and what it says. */
export function evidenceLines(page: Page, indent: number, chain: readonly Evidence[], all: boolean): string[] {
  const lines: string[] = [];
  const shown = all || chain.length <= LINKS ? chain : chain.slice(0, LINKS - 1);
  let before: string | undefined;
  for (const link of shown) {
    const label = link.environment === before ? '' : link.environment;
    before = link.environment;
    lines.push(...linkLines(page, indent, label, link));
  }
  const left = chain.length - shown.length;
  if (left > 0) lines.push(...labelled(page, indent, '', [{ text: `${page.symbols.more} and ${grouped(left)} more` }]));
  return lines;
}

/** Path and fact on one line where they fit, else the fact below the path. */
function linkLines(page: Page, indent: number, label: string, link: Evidence): string[] {
  const fact = visible(link.fact);
  if (link.path === undefined) return labelled(page, indent, label, [{ text: fact }]);
  const path: Span = { text: visible(link.path), whole: true, address: page.links.file(link) };
  const oneLine = indent + LABEL + columns(path.text) + 2 + columns(fact) <= page.width;
  if (oneLine) return labelled(page, indent, label, [path, { text: `: ${fact}` }]);
  return [
    ...labelled(page, indent, label, [{ ...path, text: `${path.text}:` }]),
    ...labelled(page, indent + 2, '', [{ text: fact }]),
  ];
}
