import { diffArrays, diffWordsWithSpace } from 'diff';
import type { FieldChange } from '../../model/difference.js';
import { visible } from '../../model/visible.js';
import { isRecord, plain } from '../shared/plain.js';
import { columns } from './columns.js';
import type { Page } from './page.js';
import { grouped, type Span } from './paragraph.js';

/** How far the shortest edit is searched; beyond it both values are shown whole. Keeps the time linear on hostile input. */
const MOST_EDITS = 400;

/** Text up to this length is read faster as `old → new` than as words marked inside it. */
const SHORT = 44;

/** How many items of a list are shown unless all are asked for. */
const ITEMS = 12;

/** What changed in one field: its name and the spans that say what. `short` ones may share a line. */
export interface Change {
  readonly field: string;
  readonly spans: readonly Span[];
  readonly short: boolean;
}

/** One field's change, records taken apart into one change a key. */
export function changes(page: Page, change: FieldChange, all: boolean): Change[] {
  const { field, source, target } = change;
  if (isRecord(source) && isRecord(target)) {
    const keys = [...new Set([...Object.keys(source), ...Object.keys(target)])].sort();
    return keys
      .filter((key) => plain(source[key]) !== plain(target[key]))
      .flatMap((key) => scalarOrList(page, `${field}.${key}`, source[key], target[key], all));
  }
  return scalarOrList(page, field, source, target, all);
}

function scalarOrList(page: Page, field: string, source: unknown, target: unknown, all: boolean): Change[] {
  const name = visible(field);
  const lists = (source === undefined || Array.isArray(source)) && (target === undefined || Array.isArray(target));
  if (lists) return [{ field: name, spans: items(page, asList(source), asList(target), all), short: false }];
  const before = source === undefined ? undefined : plain(source);
  const after = target === undefined ? undefined : plain(target);
  if (before === undefined || after === undefined) {
    const span = before === undefined ? added(`+ ${visible(after ?? '')}`) : removed(`- ${visible(before)}`);
    return [{ field: name, spans: [span], short: columns(span.text) <= SHORT }];
  }
  if (columns(before) + columns(after) <= SHORT)
    return [{ field: name, spans: arrow(page, before, after), short: true }];
  return [{ field: name, spans: wordwise(page, before, after), short: false }];
}

function asList(value: unknown): string[] {
  return Array.isArray(value) ? value.map(plain) : [];
}

function arrow(page: Page, before: string, after: string): Span[] {
  return [
    { text: visible(before), style: 'removed', whole: true },
    { text: ` ${page.symbols.arrow} ` },
    { text: visible(after), style: 'added', whole: true },
  ];
}

/** Words that went in `[-…-]` and that came in `{+…+}`, as `git diff --word-diff` marks them. */
function wordwise(page: Page, before: string, after: string): Span[] {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (parts === undefined || !parts.some((part) => !part.added && !part.removed && /\w/.test(part.value))) {
    return arrow(page, before, after);
  }
  return parts.map((part): Span => {
    const text = visible(part.value);
    if (part.removed) return removed(`[-${text}-]`);
    if (part.added) return added(`{+${text}+}`);
    return { text };
  });
}

/** Only the items that came and went. Items that merely moved are said to have. */
function items(page: Page, before: readonly string[], after: readonly string[], all: boolean): Span[] {
  const parts = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  const gone =
    parts === undefined ? without(before, after) : parts.filter((part) => part.removed).flatMap((part) => part.value);
  const come =
    parts === undefined ? without(after, before) : parts.filter((part) => part.added).flatMap((part) => part.value);
  const moved = gone.length === come.length && without(gone, come).length === 0;
  if (moved) return [{ text: `other order: ${visible(after.join(', '))}` }];
  const marked = [
    ...gone.map((item) => removed(`- ${visible(item)}`)),
    ...come.map((item) => added(`+ ${visible(item)}`)),
  ];
  const shown = all ? marked : marked.slice(0, ITEMS);
  const left = marked.length - shown.length;
  const rest: Span[] =
    left > 0 ? [{ text: `${page.symbols.more} ${grouped(left)} more`, style: 'faint', whole: true }] : [];
  return [...shown, ...rest].flatMap((span, index) => (index === 0 ? [span] : [{ text: ' ' }, span]));
}

function without(list: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return list.filter((item) => !known.has(item));
}

function added(text: string): Span {
  return { text, style: 'added', whole: true };
}

function removed(text: string): Span {
  return { text, style: 'removed', whole: true };
}
