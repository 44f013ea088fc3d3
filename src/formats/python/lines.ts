import { isNewFormatted } from './formatted.js';

/** One logical line of Python source (The Python Language Reference, 2.1.5), or one of several that `;` separates. */
export interface LogicalLine {
  /** Columns before it; a tab counts to the next multiple of eight. */
  readonly indent: number;
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  /** Its text without comments and with every string literal replaced by `""`. */
  readonly text: string;
  /** The contents of its string literals that could name something: short and in one piece. */
  readonly strings: readonly string[];
  /** Whether it has an f-string that only Python 3.12 and newer read. */
  readonly newFormatted?: true | undefined;
}

/** How much of a file is wanted. */
export interface LineOptions {
  /** Leave out what runs only when a function is called, but for what an older Python may refuse to read. */
  readonly shallow?: boolean | undefined;
}

const TAB = 9;
const NEWLINE = 10;
const SPACE = 32;
const HASH = 35;
const COLON = 58;
const SEMICOLON = 59;
const EQUALS = 61;
const BACKSLASH = 92;

/** What a character may begin or end; 0 for all that stand for themselves. */
const OPENS = 1;
const CLOSES = 2;
const OTHER = 3;
const MEANING = new Uint8Array(128);
for (const character of '([{') MEANING[character.charCodeAt(0)] = OPENS;
for (const character of ')]}') MEANING[character.charCodeAt(0)] = CLOSES;
for (const character of '\n#\'":;\\') MEANING[character.charCodeAt(0)] = OTHER;

/** Longest literal that is kept: names, versions and words to compare with are shorter. */
const LONGEST_NAME = 80;
/** Longest text of one logical line that is kept: statements that import are shorter, tables of data are not. */
const LONGEST_LINE = 20_000;
const NONE: readonly string[] = [];
/** First words of lines that may be of newer syntax, or that hold such lines together. */
const MAYBE_NEW = /^(?:match|case|except|type|def|class|async)\b/;

/** Cuts Python source into logical lines. Never throws: what is no Python gives lines that mean nothing. */
export function logicalLines(source: string, { shallow = false }: LineOptions = {}): LogicalLine[] {
  return new Scanner(source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source, shallow).lines();
}

class Scanner {
  #at = 0;
  #line = 1;
  /** Where the text that is not yet taken begins. */
  #from = 0;
  /** Of the logical line under way: where it began, and what it holds. */
  #first = 1;
  #text = '';
  #strings: string[] | undefined;
  #walrus = false;
  #newFormatted = false;
  /** Columns before the function that the line is in; -1 outside of any. */
  #function = -1;
  #nextEscape = -1;
  #nextLine = -1;
  readonly #found: LogicalLine[] = [];

  constructor(
    readonly source: string,
    readonly shallow: boolean,
  ) {}

  lines(): LogicalLine[] {
    while (this.#at < this.source.length) this.#logicalLine();
    return this.#found;
  }

  #logicalLine(): void {
    const indent = this.#indent();
    let depth = 0;
    this.#begin();
    for (this.#at = meaningful(this.source, this.#at); this.#at < this.source.length; ) {
      const code = this.source.charCodeAt(this.#at);
      const meaning = MEANING[code];
      if (code === NEWLINE && depth === 0) break;
      if (meaning === OPENS) depth++;
      else if (meaning === CLOSES) depth = Math.max(0, depth - 1);
      else if (code === COLON) this.#walrus ||= this.source.charCodeAt(this.#at + 1) === EQUALS;
      else if (code === SEMICOLON && depth === 0) this.#finish(indent);
      else if (this.#passes(code)) this.#at--;
      this.#at = meaningful(this.source, this.#at + 1);
    }
    this.#finish(indent);
    this.#at++;
    this.#line++;
  }

  /** Passes over what does not stand in a line as it is written: line breaks, comments, strings. */
  #passes(code: number): boolean {
    if (code === NEWLINE) this.#skip(1, ' ');
    else if (code === HASH) this.#skip(this.#until('\n', this.#at) - this.#at, '');
    else if (code === BACKSLASH) {
      if (this.source.charCodeAt(this.#at + 1) !== NEWLINE) return false;
      this.#skip(2, ' ');
    } else if (code === SEMICOLON) return false;
    else {
      const begin = this.#at - prefixLength(this.source, this.#at, this.#from);
      const prefix = this.source.slice(begin, this.#at);
      this.#take(begin);
      const literal = this.#string(code, /^[fF]$/.test(prefix));
      if (literal !== undefined) {
        this.#strings ??= [];
        this.#strings.push(literal);
      }
      this.#text += '""';
      this.#from = this.#at;
    }
    return true;
  }

  #skip(length: number, instead: string): void {
    this.#take(this.#at);
    this.#text += instead;
    if (instead !== '') this.#line++;
    this.#at += length;
    this.#from = this.#at;
  }

  #take(end: number): void {
    if (end > this.#from && this.#text.length < LONGEST_LINE) this.#text += this.source.slice(this.#from, end);
  }

  #begin(): void {
    this.#from = this.#at;
    this.#first = this.#line;
    this.#text = '';
    this.#strings = undefined;
    this.#walrus = false;
    this.#newFormatted = false;
  }

  #finish(indent: number): void {
    this.#take(this.#at);
    let text = this.#text.trim();
    if (text.charCodeAt(0) === SEMICOLON) text = text.slice(1).trim();
    if (text !== '' && (!this.shallow || this.#isWanted(indent, text))) {
      const more = this.#newFormatted ? ({ newFormatted: true } as const) : undefined;
      this.#found.push({ indent, line: this.#first, text, strings: this.#strings ?? NONE, ...more });
    }
    this.#begin();
  }

  #isWanted(indent: number, text: string): boolean {
    if (this.#function === -1 || indent <= this.#function) {
      this.#function = /^(?:async\s+)?def\b/.test(text) ? indent : -1;
      return true;
    }
    return this.#walrus || this.#newFormatted || MAYBE_NEW.test(text);
  }

  #indent(): number {
    let indent = 0;
    for (; ; this.#at++) {
      const code = this.source.charCodeAt(this.#at);
      if (code === SPACE) indent++;
      else if (code === TAB) indent = (indent | 7) + 1;
      else if (code === 12 || code === 0xfeff) indent = 0;
      else return indent;
    }
  }

  /** Passes over the string literal that begins here. What it holds, where that is short and all on one line. */
  #string(quote: number, isFormatted: boolean): string | undefined {
    const mark = quote === 34 ? '"' : "'";
    const triple = this.source.charCodeAt(this.#at + 1) === quote && this.source.charCodeAt(this.#at + 2) === quote;
    const closing = triple ? mark.repeat(3) : mark;
    const begin = this.#at + closing.length;
    let at = begin;
    for (;;) {
      const end = this.#until(closing, at);
      const stop = triple ? end : Math.min(end, this.#lineEnd(at));
      const backslash = this.#escape(at);
      if (backslash < stop) {
        at = backslash + 2;
        continue;
      }
      this.#countLines(begin, stop);
      if (isFormatted && isNewFormatted(this.source, begin, stop)) this.#newFormatted = true;
      this.#at = stop === end ? Math.min(end + closing.length, this.source.length) : stop;
      return stop - begin > LONGEST_NAME ? undefined : this.source.slice(begin, stop);
    }
  }

  #lineEnd(from: number): number {
    if (this.#nextLine < from) this.#nextLine = this.#until('\n', from);
    return this.#nextLine;
  }

  /** Where the next backslash is: looked for once, however many strings lie before it. */
  #escape(from: number): number {
    if (this.#nextEscape < from) this.#nextEscape = this.#until('\\', from);
    return this.#nextEscape;
  }

  #countLines(from: number, until: number): void {
    for (let at = this.source.indexOf('\n', from); at !== -1 && at < until; at = this.source.indexOf('\n', at + 1)) {
      this.#line++;
    }
  }

  #until(text: string, from: number): number {
    const at = this.source.indexOf(text, from);
    return at === -1 ? this.source.length : at;
  }
}

/** Where the next character is that may begin or end something. */
function meaningful(source: string, from: number): number {
  let at = from;
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code < 128 && MEANING[code] !== 0) return at;
  }
  return at;
}

/** A literal's prefix (`rb` and the like) before its quote, which no other word ends in. */
const PREFIX = /(?:^|[^\w.])([rRbBuUfFtT]{1,2})$/;

/** How many characters before a quote belong to the literal. */
function prefixLength(source: string, quote: number, from: number): number {
  if (quote === from || (source.charCodeAt(quote - 1) | 32) < 97) return 0;
  return PREFIX.exec(source.slice(Math.max(from, quote - 3), quote))?.[1]?.length ?? 0;
}
