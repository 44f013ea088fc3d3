import { columns } from './columns.js';
import type { Page, Style } from './page.js';

/** A run of text in one style. Its text is clean already: see `visible`. */
export interface Span {
  readonly text: string;
  readonly style?: Style | undefined;
  /** Never broken at its spaces: a path, a command. */
  readonly whole?: boolean;
  /** Where it leads to, for terminals that show hyperlinks. */
  readonly address?: string | undefined;
}

/** What {@link paragraph} puts in front of its lines. */
export interface Hanging {
  /** Before the first line. */
  readonly first: Span;
  /** Spaces before the others; default: as wide as `first`. */
  readonly rest?: number;
}

interface Word {
  readonly spans: Span[];
  width: number;
}

/**
 * The spans as lines of at most the page's width, broken at spaces, with a hanging indent.
 * A word that is longer than a line stays whole, so that a path can be copied.
 */
export function paragraph(page: Page, hanging: Hanging, spans: readonly Span[]): string[] {
  const indent = ' '.repeat(hanging.rest ?? columns(hanging.first.text));
  const lines: string[] = [];
  let line = page.paint(hanging.first.style, hanging.first.text);
  let used = columns(hanging.first.text);
  let empty = true;
  for (const word of words(spans)) {
    if (!empty && used + 1 + word.width > page.width) {
      lines.push(line);
      line = indent;
      used = indent.length;
      empty = true;
    }
    if (!empty) {
      line += ' ';
      used += 1;
    }
    line += word.spans.map((span) => linked(span.address, page.paint(span.style, span.text))).join('');
    used += word.width;
    empty = false;
  }
  lines.push(line.trimEnd());
  return lines;
}

/** Splits at spaces; spans that touch without a space between them stay one word. */
function words(spans: readonly Span[]): Word[] {
  const result: Word[] = [];
  let current: Word | undefined;
  for (const span of spans) {
    const pieces = span.whole === true ? [span.text] : span.text.split(/ +/);
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) current = undefined;
      if (piece === '') continue;
      if (current === undefined) {
        current = { spans: [], width: 0 };
        result.push(current);
      }
      current.spans.push({ text: piece, style: span.style, address: span.address });
      current.width += columns(piece);
    }
  }
  return result;
}

/** A hyperlink of terminals (OSC 8); addresses are of printable ASCII. */
function linked(address: string | undefined, text: string): string {
  return address === undefined ? text : `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`;
}

/** `1 error`, `2 errors`, `12,345 differences`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`;
}

/** A number with its thousands apart, the same in every locale. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
