import type { LogicalLine } from './lines.js';

/** Syntax that older versions refuse, so that the file as a whole is refused. */
export interface NewSyntax {
  /** The first version that reads it: `3.11`; `2` for what no Python 3 reads. */
  readonly version: string;
  /** What it is: `except*`. */
  readonly what: string;
  readonly line: number;
}

/** What shows in one logical line, newest first, with the version that brought it (What's New in Python). */
const SIGNS: readonly (readonly [version: string, what: string, sign: RegExp])[] = [
  ['3.14', 'except with several names and no parentheses', /^except\s+[\w.]+\s*,/],
  ['3.12', 'type statement', /^type\s+\w+\s*(?:\[[^\]]*\]\s*)?=(?!=)/],
  ['3.12', 'type parameters', /^(?:(?:async\s+)?def|class)\s+\w+\s*\[/],
  ['3.11', 'except*', /^except\s*\*/],
  ['3.8', 'assignment expression', /(?<![\w\])"]\s*):=|[(,=\s]\(?\w+\s*:=\s/],
];

/** First letters of the words that begin new statements. */
const MAY_BE_NEW = /^[tdcaem]/;

/** Words that stand between two expressions, so that what is before them may be any name. */
const BETWEEN = '(?:in|is|and|or|if|not|else|for|as)\\b';
/** What no Python 3 reads (What's New in Python 3.0). */
const GONE: readonly (readonly [what: string, sign: RegExp])[] = [
  ['print statement', new RegExp(`^print\\s+(?:"|\\d|(?!${BETWEEN})[A-Za-z_])`)],
  ['exec statement', new RegExp(`^exec\\s+(?:"|(?!${BETWEEN})[A-Za-z_])`)],
  ['raise statement with a comma', /^raise\s+[\w.]+\s*,\s*[\w"(]/],
  ['backquotes', /`/],
  ['<> operator', /<>/],
];

/** The newest syntax of a file; `undefined` where every Python 3 that is still met reads it. */
export function newestSyntax(lines: readonly LogicalLine[]): NewSyntax | undefined {
  let newest: NewSyntax | undefined;
  for (const [index, { text, line, newFormatted }] of lines.entries()) {
    const gone = /^(?:print|exec|raise)\s|[`<]/.test(text) ? GONE.find(([, sign]) => sign.test(text)) : undefined;
    if (gone !== undefined) return { version: '2', what: gone[0], line };
    if (newFormatted && (newest === undefined || minor(newest.version) < 12))
      newest = { version: '3.12', what: 'f-string with its own quote or a backslash in a field', line };
    if (!text.includes(':=') && !MAY_BE_NEW.test(text)) continue;
    const found = isMatch(lines, index) ? (['3.10', 'match statement'] as const) : signOf(text);
    if (found !== undefined && (newest === undefined || minor(found[0]) > minor(newest.version))) {
      newest = { version: found[0], what: found[1], line };
    }
  }
  return newest;
}

function signOf(text: string): readonly [version: string, what: string] | undefined {
  if (!/^(?:type|def|class|async|except)\b|:=/.test(text)) return undefined;
  const sign = SIGNS.find(([, , expression]) => expression.test(text));
  return sign === undefined ? undefined : [sign[0], sign[1]];
}

/** `match` is a name as well: only with a `case` below it is it the statement. */
function isMatch(lines: readonly LogicalLine[], index: number): boolean {
  const [head, next] = [lines[index], lines[index + 1]];
  if (head === undefined || next === undefined || !/^match\b.*:$/s.test(head.text)) return false;
  return next.indent > head.indent && /^case\b.*:/s.test(next.text);
}

function minor(version: string): number {
  return Number(version.split('.')[1]);
}
