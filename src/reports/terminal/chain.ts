import type { Evidence, Finding } from '../../model/finding.js';
import { prose, visible } from '../../model/visible.js';
import { columns, pad } from './columns.js';
import type { Page, Style } from './page.js';
import { paragraph } from './paragraph.js';

/** Width of the names of environments, with the space after them: `payload`. */
const NAME = 9;

const STOPS: Readonly<Record<Finding['level'], Style | undefined>> = {
  error: 'error',
  warning: 'warning',
  note: undefined,
};

/**
 * The evidence of a finding, drawn: of a proof the chain of files in which each asks for the next, joined by a line down
 * to where it stops; else the sides one below the other. What it says must not depend on colour.
 */
export function chainLines(page: Page, indent: number, { evidence, level }: Finding): string[] {
  const joined = evidence.some(({ environment }) => environment === 'payload');
  return evidence.flatMap((link, index) => {
    const last = index === evidence.length - 1;
    const mark = last ? page.paint(STOPS[level], page.symbols[level]) : page.paint('faint', page.symbols.bullet);
    const below = joined && !last ? page.paint('faint', page.symbols.down) : ' ';
    const space = ' '.repeat(indent);
    return linkText(page, indent, link).map((text, line) =>
      line === 0
        ? `${space}${mark} ${page.paint('faint', pad(link.environment, NAME))}${text}`
        : `${space}${below} ${' '.repeat(NAME)}${text}`,
    );
  });
}

/** The file, and below it what is the case there. */
function linkText(page: Page, indent: number, { path, line, fact }: Evidence): string[] {
  const narrow: Page = { ...page, width: page.width - indent - 2 - NAME };
  const facts = paragraph(narrow, { first: { text: '' } }, [{ text: prose(fact) }]);
  if (path === undefined) return facts;
  const place = visible(line === undefined ? path : `${path}:${line}`);
  const [only = ''] = facts;
  const short = facts.length === 1 && columns(place) + 2 + columns(only) <= narrow.width;
  return short ? [`${place}: ${only}`] : [place, ...facts];
}
