import type { Difference } from '../../model/difference.js';
import { prose, visible } from '../../model/visible.js';
import { plain } from '../shared/plain.js';
import { type Change, changes } from './change.js';
import { columns, pad } from './columns.js';
import type { Page, Style } from './page.js';
import { grouped, paragraph, type Span } from './paragraph.js';
import { mainField, places } from './setting.js';

const MARKS: Readonly<Record<Difference['kind'], { readonly mark: string; readonly style: Style | undefined }>> = {
  added: { mark: '+', style: 'added' },
  removed: { mark: '-', style: 'removed' },
  changed: { mark: '~', style: undefined },
  unknown: { mark: '?', style: 'warning' },
};

/** Key of the difference that stands for a section that could not be compared at all. */
const WHOLE = '*';

/** Indent of a field's line below its difference. */
const FIELD = 6;

/** What is called by its key, and in the target by another where it has another. */
export function label(page: Page, difference: Difference): string {
  const type = (difference.source ?? difference.target)?.type;
  const short = (key: string) =>
    visible(typeof type === 'string' && key.startsWith(`${type}/`) ? key.slice(type.length + 1) : key);
  const { key, targetKey } = difference;
  if (difference.kind === 'unknown' && key === WHOLE) return 'everything here';
  const both = targetKey === undefined || targetKey === key ? '' : ` ${page.symbols.arrow} ${short(targetKey)}`;
  return short(key) + both;
}

/** One difference: what, how it changed, how much is folded into it; long changes on lines of their own. */
export function entryLines(page: Page, difference: Difference, width: number, all: boolean): string[] {
  const { mark, style } = MARKS[difference.kind];
  const parts = details(page, difference, all);
  const inline = parts.filter((part) => part.short);
  const below = parts.filter((part) => !part.short);
  const main = mainField(difference.section);
  const tail = [...joined(inline, main), ...places(page, difference)];
  if (difference.kind === 'unknown' && difference.reason !== undefined) {
    tail.push({ text: `${tail.length > 0 ? '; ' : ''}unknown: ${prose(difference.reason)}` });
  }
  if (difference.folded > 0) {
    tail.push(
      { text: tail.length > 0 ? '   ' : '' },
      { text: `(+${grouped(difference.folded)} folded)`, style: 'faint', whole: true },
    );
  }
  const name = label(page, difference);
  const padded = tail.length > 0 ? `${pad(name, width)} ` : name;
  const first = { text: `  ${mark} `, style };
  const fits = columns(name) <= width;
  const spans: Span[] = [{ text: padded, whole: true }, ...(tail.length > 0 ? [{ text: ' ' }, ...tail] : [])];
  const lines = paragraph(page, { first, rest: fits && tail.length > 0 ? 4 + width + 2 : FIELD }, spans);
  return [...lines, ...below.flatMap((part) => fieldLines(page, part))];
}

function fieldLines(page: Page, change: Change): string[] {
  const first: Span = { text: `${' '.repeat(FIELD)}${change.field}: `, style: 'faint' };
  return paragraph(page, { first, rest: FIELD + 2 }, change.spans);
}

function details(page: Page, difference: Difference, all: boolean): Change[] {
  if (difference.kind !== 'added' && difference.kind !== 'removed') {
    return difference.fields.flatMap((field) => changes(page, field, all));
  }
  const fact = difference.source ?? difference.target ?? {};
  const main = mainField(difference.section);
  const fields = all ? Object.keys(fact).sort() : Object.keys(fact).filter((field) => field === main);
  return fields.map((field) => ({
    field: visible(field),
    spans: [{ text: visible(plain(fact[field])), whole: true }],
    short: field === main,
  }));
}

/** Short changes behind each other; that of the main field needs no name, being what one looks for. */
function joined(parts: readonly Change[], main: string): Span[] {
  return parts.flatMap((part, index) => {
    const comma: Span[] = index === 0 ? [] : [{ text: ', ' }];
    const name: Span[] = part.field === main ? [] : [{ text: `${part.field} `, style: 'faint' }];
    return [...comma, ...name, ...part.spans];
  });
}
