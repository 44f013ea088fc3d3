/** A statement of Perl code, without comments, documentation and here-documents. */
export interface PerlStatement {
  readonly text: string;
  /** Line of the file in which it begins, from 1. */
  readonly line: number;
  /** Blocks that it stands in. */
  readonly depth: number;
  /** It stands in an `eval`, a `try`, or what a handler is set up for. */
  readonly caught: boolean;
  /** It stands in a block that runs as soon as it is read, before what comes after it is (perlmod(1), BEGIN). */
  readonly early: boolean;
}

/** A block that is open. */
interface Block {
  readonly caught: boolean;
  readonly early: boolean;
}

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
/** Operators that quote, and how many parts they have (perlop(1), Quote and Quote-like Operators). */
const QUOTES: Readonly<Record<string, number>> = { q: 1, qq: 1, qw: 1, qx: 1, qr: 1, m: 1, s: 2, tr: 2, y: 2 };
/** Words behind which a slash begins a pattern. */
const BEFORE_PATTERN =
  /(?:^|[=(,;{}[!&|?:~<>+*%.-]|\b(?:if|unless|and|or|not|xor|split|grep|map|return|when|while|until|x|push|unshift|join))\s*$/;
/** Words behind which a brace begins a block. */
const BEFORE_BLOCK =
  /(?:\b(?:eval|try|do|else|BEGIN|END|finally|catch|continue|map|grep|sort)|\b(?:package|sub)\s+[\w:]+|\bsub)\s*$/;
/** Longest statement that is kept: what matters is short. */
const LONGEST = 2000;

/** Splits Perl code into statements. */
export function perlStatements(text: string): PerlStatement[] {
  return new Splitter(text).split();
}

class Splitter {
  readonly #found: PerlStatement[] = [];
  readonly #blocks: Block[] = [];
  readonly #documents: { readonly end: string; readonly indented: boolean }[] = [];
  #at = 0;
  #line = 1;
  #statement = '';
  #start = 1;

  constructor(private readonly text: string) {}

  split(): PerlStatement[] {
    while (this.#at < this.text.length && this.#step(this.text.charAt(this.#at)));
    this.#finish();
    return this.#found;
  }

  /** Returns `false` where the code ends. */
  #step(char: string): boolean {
    if (/[A-Za-z_]/.test(char)) return this.#word();
    const isComment = char === '#' && /(?:^|[\s;{}(),])$/.test(this.#statement.slice(-1));
    if (isComment) this.#to('\n');
    else if (char === '\n') this.#newLine();
    else if (char === ';' || char === '{' || char === '}') this.#boundary(char);
    else if (char === '"' || char === "'" || char === '`') this.#string(char);
    else if (char === '/' && BEFORE_PATTERN.test(this.#statement.slice(-20))) this.#quoted(1);
    else if (char === '<') this.#document();
    else this.#take(char);
    return true;
  }

  #take(text: string): void {
    if (this.#statement === '') {
      if (/^\s*$/.test(text)) {
        this.#at += text.length;
        return;
      }
      this.#start = this.#line;
    }
    if (this.#statement.length < LONGEST) this.#statement += text;
    this.#at += text.length;
  }

  #finish(): void {
    const text = this.#statement.trim();
    if (text !== '') {
      const caught = this.#blocks.some((block) => block.caught);
      const early = this.#blocks.some((block) => block.early);
      this.#found.push({ text, line: this.#start, depth: this.#blocks.length, caught, early });
    }
    this.#statement = '';
  }

  #boundary(char: string): void {
    // A subscript is no block.
    if (
      char === '{' &&
      /[$@%\w>\]}]$/.test(this.#statement) &&
      !BEFORE_BLOCK.test(this.#statement) &&
      this.#subscript()
    )
      return;
    const caught = /\b(?:eval|try)\s*$/.test(this.#statement);
    const early = /\bBEGIN\s*$/.test(this.#statement);
    this.#finish();
    if (char === '{') this.#blocks.push({ caught, early });
    else if (char === '}') this.#blocks.pop();
    this.#at += 1;
  }

  /** `{word}` and `{$word}` behind a name: part of the statement. */
  #subscript(): boolean {
    const found = /^\{[\s\w$'":>{}[\]-]{0,60}?\}/.exec(this.text.slice(this.#at, this.#at + 70))?.[0];
    if (found === undefined || found.includes('\n')) return false;
    this.#take(found);
    return true;
  }

  #string(quote: string): void {
    const start = this.#at;
    let end = start + 1;
    while (end < this.text.length && this.text.charAt(end) !== quote) end += this.text.charAt(end) === '\\' ? 2 : 1;
    this.#takeLines(this.text.slice(start, end + 1));
  }

  #takeLines(text: string): void {
    this.#take(text);
    const breaks = text.split('\n').length - 1;
    this.#line += breaks;
    if (breaks > 0) this.#skipDocuments();
  }

  /** A quoted thing of so many parts, from its first delimiter on. */
  #quoted(parts: number): void {
    const start = this.#at;
    let end = start;
    for (let part = 0; part < parts; part++) {
      while (part > 0 && /\s/.test(this.text.charAt(end)) && PAIRS[this.text.charAt(start)] !== undefined) end += 1;
      end = this.#partEnd(end, part > 0 && PAIRS[this.text.charAt(start)] === undefined);
    }
    this.#takeLines(this.text.slice(start, end));
  }

  #partEnd(from: number, shared: boolean): number {
    const open = this.text.charAt(shared ? from - 1 : from);
    const close = PAIRS[open] ?? open;
    let depth = 1;
    let end = shared ? from : from + 1;
    for (; end < this.text.length; end++) {
      const char = this.text.charAt(end);
      if (char === '\\') end += 1;
      else if (char === close) depth -= 1;
      else if (char === open) depth += 1;
      if (depth === 0) return end + 1;
    }
    return end;
  }

  /** Returns `false` where the code ends. */
  #word(): boolean {
    const word = /^[A-Za-z_]\w*/.exec(this.text.slice(this.#at, this.#at + 100))?.[0] ?? '';
    if (this.#statement === '' && (word === '__END__' || word === '__DATA__')) return false;
    const before = this.#statement.slice(-1);
    // Behind a binding operator nothing else can stand, whatever delimits it: `=~ m=^/=`.
    const isBound = /[=!]~\s*$/.test(this.#statement.slice(-20));
    const quotes = QUOTES[word];
    this.#take(word);
    const rest = this.text.slice(this.#at, this.#at + 20);
    if (quotes === undefined || /[$@%&>{:]/.test(before)) return true;
    if (!isBound && /^\s*(?:=>|,|;|\)|=[^~])/.test(rest)) return true;
    const gap = /^\s*/.exec(rest)?.[0] ?? '';
    const delimiter = rest.charAt(gap.length);
    if (delimiter === '' || /[\w\s]/.test(delimiter) || (delimiter === '#' && gap !== '') || gap.includes('\n'))
      return true;
    if (delimiter === '=' && gap !== '') return true;
    this.#take(gap);
    this.#quoted(quotes);
    return true;
  }

  /** `<<"END"`: its text begins behind the line. */
  #document(): void {
    const found = /^<<(~?)(?:"([^"\n]*)"|'([^'\n]*)'|([A-Za-z_]\w*))/.exec(this.text.slice(this.#at, this.#at + 100));
    if (found === null || /[\w)\]}]\s*$/.test(this.#statement)) {
      this.#take('<');
      return;
    }
    this.#documents.push({ end: found[2] ?? found[3] ?? found[4] ?? '', indented: found[1] === '~' });
    this.#take(found[0]);
  }

  #newLine(): void {
    this.#take('\n');
    this.#line += 1;
    this.#skipDocuments();
    while (/^=[A-Za-z]/.test(this.text.slice(this.#at, this.#at + 2)) && this.#statement.trim() === '') {
      const end = /^=cut\b.*$/m.exec(this.text.slice(this.#at));
      const length = end === null ? this.text.length - this.#at : end.index + end[0].length;
      this.#skip(length);
    }
  }

  #skipDocuments(): void {
    for (const { end, indented } of this.#documents.splice(0)) {
      while (this.#at < this.text.length) {
        const stop = this.text.indexOf('\n', this.#at);
        const line = this.text.slice(this.#at, stop === -1 ? this.text.length : stop);
        this.#skip(stop === -1 ? this.text.length - this.#at : stop + 1 - this.#at);
        if ((indented ? line.trim() : line) === end) break;
      }
    }
  }

  #skip(length: number): void {
    this.#line += this.text.slice(this.#at, this.#at + length).split('\n').length - 1;
    this.#at += length;
  }

  #to(end: string): void {
    const found = this.text.indexOf(end, this.#at);
    this.#skip((found === -1 ? this.text.length : found) - this.#at);
  }
}
