/** A token of PHP, with its line. */
export interface PhpToken {
  /** name: a word, with its backslashes; text: a literal without anything put in; sign: anything else. */
  readonly kind: 'name' | 'variable' | 'text' | 'string' | 'number' | 'sign';
  readonly value: string;
  readonly line: number;
}

/** The tokens of a file, to look at from wherever one stands. */
export class PhpTokens {
  constructor(readonly list: readonly PhpToken[]) {}

  get length(): number {
    return this.list.length;
  }

  at(index: number): PhpToken | undefined {
    return this.list[index];
  }

  /** Whether one of these signs or words stands there, in any case. */
  is(index: number, ...values: readonly string[]): boolean {
    const token = this.at(index);
    return token !== undefined && token.kind !== 'text' && values.includes(token.value.toLowerCase());
  }
}

const NAME = /\\?[A-Za-z_\x80-\uffff][\w\x80-\uffff]*(?:\\[A-Za-z_\x80-\uffff][\w\x80-\uffff]*)*/y;
const VARIABLE = /\$+[A-Za-z_\x80-\uffff][\w\x80-\uffff]*/y;
const NUMBER = /\d[\w.]*/y;
const SIGN = /\?->|->|::|=>|\.\.\.|\?\?=|\?\?|&&|\|\||\+\+|--|#\[/y;
const HEREDOC = /<<<[ \t]*(["']?)([A-Za-z_]\w*)\1\r?\n/y;
const WORDS = [
  ['variable', VARIABLE],
  ['name', NAME],
  ['number', NUMBER],
  ['sign', SIGN],
] as const;
const OPEN = /<\?(?:php\b|=)/gi;

/**
 * The tokens of a file of PHP (language reference, Basic syntax; Strings), without comments, blanks and what is not PHP.
 * Never throws: what is cut short ends where the text ends. A `?>` is a `;`, as for PHP.
 */
export function* phpTokens(text: string): Iterable<PhpToken> {
  let line = 1;
  let counted = 0;
  for (let at = opened(text, 0); at < text.length; ) {
    const passed = blank(text, at);
    if (passed !== undefined) {
      at = passed;
      continue;
    }
    for (let next = text.indexOf('\n', counted); next !== -1 && next < at; next = text.indexOf('\n', counted)) {
      line++;
      counted = next + 1;
    }
    const { end, ...token } = literal(text, at) ?? plain(text, at);
    yield { ...token, line };
    at = end;
  }
}

/** Where a blank or a comment ends; `undefined` where there is none. */
function blank(text: string, at: number): number | undefined {
  const char = text[at] ?? '';
  if (/\s/.test(char)) return at + 1;
  if (text.startsWith('//', at) || (char === '#' && text[at + 1] !== '[')) return afterLine(text, at);
  return text.startsWith('/*', at) ? after(text, '*/', at + 2) : undefined;
}

type Read = Pick<PhpToken, 'kind' | 'value'> & { readonly end: number };

function literal(text: string, at: number): Read | undefined {
  const char = text[at] ?? '';
  if (char === "'" || char === '"' || char === '`') {
    const end = closing(text, at + 1, char);
    const inner = text.slice(at + 1, end);
    const isPlain = char === "'" || !/[$\\]/.test(inner);
    if (!isPlain) return { kind: 'string', value: '', end: end + 1 };
    return { kind: 'text', value: inner.replace(/\\(['\\])/g, '$1'), end: end + 1 };
  }
  const head = char === '<' ? take(HEREDOC, text, at) : undefined;
  return head === undefined ? undefined : { kind: 'string', value: '', end: afterHeredoc(text, at, head) };
}

function plain(text: string, at: number): Read {
  if (text.startsWith('?>', at)) return { kind: 'sign', value: ';', end: opened(text, at + 2) };
  for (const [kind, pattern] of WORDS) {
    const value = take(pattern, text, at);
    if (value !== undefined) return { kind, value, end: at + value.length };
  }
  const value = text[at] ?? '';
  return { kind: 'sign', value, end: at + value.length };
}

function take(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Where PHP begins again. */
function opened(text: string, from: number): number {
  OPEN.lastIndex = from;
  const found = OPEN.exec(text);
  return found === null ? text.length : found.index + found[0].length;
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found === -1 ? text.length : found + end.length;
}

/** A comment of one line also ends before a closing tag. */
function afterLine(text: string, from: number): number {
  const [line, tag] = [text.indexOf('\n', from), text.indexOf('?>', from)];
  const ends = [line, tag].filter((end) => end !== -1);
  return ends.length === 0 ? text.length : Math.min(...ends);
}

function closing(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return text.length;
}

function afterHeredoc(text: string, from: number, head: string): number {
  const name = /[A-Za-z_]\w*/.exec(head)?.[0] ?? '';
  const end = new RegExp(`^[ \\t]*${name}\\b`, 'm');
  const start = from + head.length;
  const found = end.exec(text.slice(start));
  return found === null ? text.length : start + found.index + found[0].length;
}
