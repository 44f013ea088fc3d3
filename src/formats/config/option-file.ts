import { note, type TextProblem } from '../text-problem.js';

/** One line of an option file that says something. */
export type OptionLine =
  /** `value` is missing where the option stands alone, which is not the same as an empty value. */
  | {
      readonly kind: 'option';
      readonly group: string;
      readonly name: string;
      readonly value?: string;
      readonly line: number;
    }
  | { readonly kind: 'include'; readonly path: string; readonly directory: boolean; readonly line: number };

/** An option file, with what MySQL would stop at. */
export interface OptionFile {
  readonly lines: readonly OptionLine[];
  readonly problems: readonly TextProblem[];
}

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  r: '\r',
  '\\': '\\',
  s: ' ',
  '"': '"',
  "'": "'",
};

/**
 * Reads a `my.cnf` as MySQL and MariaDB do (MySQL reference manual, "Using Option Files"): `[group]`, `option`,
 * `option=value`, comments by `#` or `;` at the start of a line and by `#` behind a value, quotes around a value,
 * escapes in it, `!include` and `!includedir`. Includes are for the caller to resolve. Never throws.
 */
export function parseOptionFile(text: string): OptionFile {
  const lines: OptionLine[] = [];
  const problems: TextProblem[] = [];
  let group: string | undefined;
  for (const [index, raw] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    const line = index + 1;
    const content = raw.trim();
    if (content === '' || content.startsWith('#') || content.startsWith(';')) continue;
    if (content.startsWith('!')) {
      const include = /^!include(dir)?\s+(.+)$/.exec(content);
      if (include === null) note(problems, line, 'expected !include or !includedir with a path');
      else lines.push({ kind: 'include', path: include[2] ?? '', directory: include[1] !== undefined, line });
    } else if (content.startsWith('[')) {
      const end = content.indexOf(']');
      if (end === -1) note(problems, line, 'the name of a group is not closed by "]"');
      else group = content.slice(1, end).trim();
    } else if (group === undefined) {
      note(problems, line, 'an option before the first group');
    } else lines.push({ kind: 'option', group, line, ...option(content) });
  }
  return { lines, problems };
}

function option(content: string): { name: string; value?: string } {
  const equals = content.indexOf('=');
  const hash = content.indexOf('#');
  if (equals === -1 || (hash !== -1 && hash < equals)) return { name: withoutComment(content) };
  return { name: content.slice(0, equals).trim(), value: unquoted(withoutComment(content.slice(equals + 1))) };
}

/** `#` begins a comment unless it stands in quotes. */
function withoutComment(text: string): string {
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (character === quote && text[at - 1] !== '\\') quote = '';
    else if (quote === '' && character === '#') return text.slice(0, at).trim();
  }
  return text.trim();
}

function unquoted(value: string): string {
  const quoted = value.length > 1 && /^(["']).*\1$/s.test(value);
  const inner = quoted ? value.slice(1, -1) : value;
  return inner.replace(/\\(.)/gs, (whole, letter: string) => ESCAPES[letter] ?? whole);
}
