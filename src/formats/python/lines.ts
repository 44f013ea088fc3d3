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
}

const TAB = 9;
const NEWLINE = 10;
const SPACE = 32;
const HASH = 35;
const SEMICOLON = 59;
const BACKSLASH = 92;
const QUOTES = new Set([34, 39]);
const OPENING = new Set([40, 91, 123]);
const CLOSING = new Set([41, 93, 125]);

/** Longest literal that is kept: names, versions and words to compare with are shorter. */
const LONGEST_NAME = 80;
/** Longest text of one logical line that is kept: statements that import are shorter, tables of data are not. */
const LONGEST_LINE = 20_000;

/** Cuts Python source into logical lines. Never throws: what is no Python gives lines that mean nothing. */
export function logicalLines(source: string): LogicalLine[] {
  return new Scanner(source.replace(/\r\n?/g, '\n')).lines();
}

class Scanner {
  #at = 0;
  #line = 1;
  /** Where the text that is not yet taken begins. */
  #from = 0;
  /** Of the logical line under way: where it began, and what it holds. */
  #first = 1;
  #text = '';
  #strings: string[] = [];
  #nextEscape = -1;
  #nextLine = -1;
  readonly #found: LogicalLine[] = [];

  constructor(readonly source: string) {}

  lines(): LogicalLine[] {
    while (this.#at < this.source.length) this.#logicalLine();
    return this.#found;
  }

  #logicalLine(): void {
    const indent = this.#indent();
    let depth = 0;
    this.#begin();
    while (this.#at < this.source.length) {
      const code = this.source.charCodeAt(this.#at);
      if (code === NEWLINE && depth === 0) break;
      if (OPENING.has(code)) depth++;
      else if (CLOSING.has(code)) depth = Math.max(0, depth - 1);
      else if (this.#passes(code)) continue;
      else if (code === SEMICOLON && depth === 0) this.#finish(indent);
      this.#at++;
    }
    this.#finish(indent);
    this.#at++;
    this.#line++;
  }

  /** Passes over what does not stand in a line as it is written: line breaks, comments, strings. */
  #passes(code: number): boolean {
    if (code === NEWLINE) this.#skip(1, ' ');
    else if (code === HASH) this.#skip(this.#until('\n', this.#at) - this.#at, '');
    else if (code === BACKSLASH && this.source.charCodeAt(this.#at + 1) === NEWLINE) this.#skip(2, ' ');
    else if (QUOTES.has(code)) {
      this.#take();
      const literal = this.#string(code);
      if (literal !== undefined) this.#strings.push(literal);
      this.#text = `${withoutPrefix(this.#text)}""`;
      this.#from = this.#at;
    } else return false;
    return true;
  }

  #skip(length: number, instead: string): void {
    this.#take();
    this.#text += instead;
    if (instead !== '') this.#line++;
    this.#at += length;
    this.#from = this.#at;
  }

  #take(): void {
    if (this.#text.length < LONGEST_LINE) this.#text += this.source.slice(this.#from, this.#at);
  }

  #begin(): void {
    this.#from = this.#at;
    [this.#first, this.#text, this.#strings] = [this.#line, '', []];
  }

  #finish(indent: number): void {
    this.#take();
    const text = this.#text.trim().replace(/^;\s*/, '');
    if (text !== '') this.#found.push({ indent, line: this.#first, text, strings: this.#strings });
    this.#begin();
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
  #string(quote: number): string | undefined {
    const mark = String.fromCharCode(quote);
    const triple = this.source.startsWith(mark.repeat(3), this.#at);
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

/** The text without the prefix of the string literal that follows it (`rb` and the like). */
function withoutPrefix(text: string): string {
  const tail = text.slice(-3);
  const prefix = /(?:^|[^\w.])([rRbBuUfFtT]{1,2})$/.exec(tail)?.[1] ?? '';
  return prefix === '' ? text : text.slice(0, -prefix.length);
}
