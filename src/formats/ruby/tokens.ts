/** A piece of Ruby code, as far as loading other files turns on it. */
export interface Token {
  /** `end` ends a statement; a `label` is the key of a hash or an argument. */
  readonly kind: 'word' | 'text' | 'symbol' | 'label' | 'number' | 'sign' | 'end';
  /** Of a `text` what it says, as it is written between its quotes. */
  readonly text: string;
  readonly line: number;
  /** Of a `text`: a part of it is computed. */
  readonly computed?: boolean;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
const WORD = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*[?!]?/y;
const VARIABLE = /(?:@@?[A-Za-z_]\w*|\$(?:[A-Za-z_]\w*|-\w|\d+|[^\w\s]))/y;
const NUMBER = /\d[\w.]*/y;
const HEREDOC = /<<([~-]?)(?:(["'`])([^"'`\n]+)\2|([A-Za-z_]\w*))/y;
const PERCENT = /%([qQwWiIrxs]?)([^\w\s])/y;
const CHARACTER = /\?(?:\\.|[^\s\\])(?!\w)/y;
const SIGN = /(?:<<=?|>>=?|\.\.\.?|&\.|::|=>|->|[<>=!]=?=?~?|\*\*|&&|\|\||[-+*/%&|^]=?|.)/y;
/** Words behind which a value begins, and not an operator. */
const OPENING =
  /^(?:and|or|not|if|elsif|else|unless|while|until|when|in|case|then|do|begin|ensure|rescue|return|yield|puts|raise|require|require_relative)$/;

/** Cuts Ruby code into pieces; comments, bodies of heredocs and what follows `__END__` are left out. Never throws. */
export function rubyTokens(text: string): Token[] {
  return new Tokens(text).all();
}

/** How an interpolation gets deeper, and ends. */
function step(letter: string | undefined): number {
  return letter === '{' ? 1 : letter === '}' ? -1 : 0;
}

class Tokens {
  readonly #found: Token[] = [];
  readonly #heredocs: { readonly name: string; readonly indented: boolean }[] = [];
  #at = 0;
  #line = 1;

  constructor(private readonly text: string) {}

  all(): Token[] {
    this.#document();
    while (this.#at < this.text.length) this.#next();
    this.#add('end', '\n');
    return this.#found;
  }

  #next(): void {
    const { text } = this;
    const letter = text[this.#at] ?? '';
    if (letter === '\n') this.#newline();
    else if (letter === '\\' && text[this.#at + 1] === '\n') {
      this.#at += 2;
      this.#line++;
    } else if (letter === '\\' || letter === ' ' || letter === '\t' || letter === '\r') this.#at++;
    else if (letter === '#') this.#at = this.#endOfLine();
    else if (letter === ';') this.#take('end', 1);
    else if (letter === '"' || letter === "'" || letter === '`') this.#quoted(letter, letter, this.#at + 1);
    else if (!this.#isValueNext() || !this.#value(letter)) this.#plain();
  }

  /** What only means that where a value may begin. */
  #value(letter: string): boolean {
    if (letter === '/') {
      this.#quoted('/', '/', this.#at + 1);
      return true;
    }
    const heredoc = letter === '<' ? this.#match(HEREDOC) : undefined;
    if (heredoc !== undefined) {
      this.#heredocs.push({ name: heredoc[3] ?? heredoc[4] ?? '', indented: heredoc[1] !== '' });
      this.#add('text', '', true);
      this.#at += heredoc[0].length;
      return true;
    }
    const percent = letter === '%' ? this.#match(PERCENT) : undefined;
    if (percent !== undefined) {
      const [all, , open = ''] = percent;
      this.#quoted(open, CLOSING[open] ?? open, this.#at + all.length);
      return true;
    }
    const character = letter === '?' ? this.#match(CHARACTER) : undefined;
    if (character === undefined) return false;
    this.#take('number', character[0].length);
    return true;
  }

  #plain(): void {
    const { text } = this;
    const variable = this.#match(VARIABLE);
    const word = this.#match(WORD);
    const number = this.#match(NUMBER);
    if (variable !== undefined) this.#take('word', variable[0].length);
    else if (word !== undefined) this.#word(word[0]);
    else if (number !== undefined) this.#take('number', number[0].length);
    else if (text[this.#at] === ':' && text[this.#at + 1] !== ':') this.#symbol();
    else this.#take('sign', this.#match(SIGN)?.[0].length ?? 1);
  }

  #word(word: string): void {
    const { text } = this;
    const after = this.#at + word.length;
    if (this.#isNaming()) {
      // `def name=(value)`; what is defined by one expression has a space there.
      const setter = text[after] === '=' && !/[=~>]/.test(text[after + 1] ?? '') ? 1 : 0;
      this.#take('symbol', word.length + setter);
      return;
    }
    const isLabel = text[after] === ':' && text[after + 1] !== ':' && this.#previous()?.text !== '?';
    const isMethod = /^(?:\.|&\.|::)$/.test(this.#previous()?.text ?? '') && this.#previous()?.kind === 'sign';
    this.#add(isLabel ? 'label' : isMethod ? 'symbol' : 'word', word);
    this.#at = after + (isLabel ? 1 : 0);
  }

  #symbol(): void {
    this.#at++;
    const letter = this.text[this.#at] ?? '';
    const word = this.#match(WORD) ?? this.#match(VARIABLE);
    if (letter === '"' || letter === "'") this.#quoted(letter, letter, this.#at + 1, 'symbol');
    else if (word !== undefined) this.#take('symbol', word[0].length);
    else if (letter === ' ' || letter === '\n') this.#add('sign', ':');
    else this.#take('symbol', this.#match(SIGN)?.[0].length ?? 1);
  }

  /** Up to the closing quote; pairs of brackets nest, and what is interpolated may hold quotes of its own (braces in these count). */
  #quoted(open: string, close: string, from: number, kind: Token['kind'] = 'text'): void {
    const { text } = this;
    const line = this.#line;
    let [depth, inner, at, computed] = [1, 0, from, false];
    for (; at < text.length; at++) {
      const letter = text[at];
      if (letter === '\n') this.#line++;
      if (letter === '\\') at++;
      else if (inner > 0) inner += step(letter);
      else if (letter === '#' && text[at + 1] === '{' && open !== "'") {
        [inner, computed] = [1, true];
        at++;
      } else if (letter === close && --depth === 0) break;
      else if (letter === open && open !== close) depth++;
    }
    this.#found.push({ kind, text: text.slice(from, at), line, ...(computed ? { computed } : {}) });
    this.#at = at + 1;
  }

  #newline(): void {
    // A line that ends with an operator, a comma or a dot, or is followed by one that begins with a dot, goes on.
    const goesOn = /^(?:[-+*/%|^,.=!<>({[]|&\.?|&&|\|\||=>|::|\*\*|<<|->|[<>=!]=|and|or|not)$/.test(
      this.#previous()?.kind === 'sign' || this.#previous()?.kind === 'word' ? (this.#previous()?.text ?? '') : '',
    );
    this.#at++;
    this.#line++;
    for (const { name, indented } of this.#heredocs.splice(0)) this.#skipHeredoc(name, indented);
    this.#document();
    const isLed = /^(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*(?:\.[^.]|&\.)/.test(this.text.slice(this.#at, this.#at + 512));
    if (!goesOn && !isLed) this.#add('end', '\n');
  }

  #skipHeredoc(name: string, indented: boolean): void {
    while (this.#at < this.text.length) {
      const end = this.#endOfLine();
      const line = this.text.slice(this.#at, end).replace(/\r$/, '');
      this.#at = end + 1;
      this.#line++;
      if ((indented ? line.trim() : line) === name) return;
    }
  }

  /** `=begin` … `=end`, and `__END__`. */
  #document(): void {
    const { text } = this;
    while (text.startsWith('=begin', this.#at)) {
      const end = text.indexOf('\n=end', this.#at);
      const stop = end < 0 ? text.length : text.indexOf('\n', end + 1);
      const next = stop < 0 ? text.length : stop + 1;
      this.#line += text.slice(this.#at, next).split('\n').length - 1;
      this.#at = next;
    }
    if (/^__END__\r?(?:\n|$)/.test(text.slice(this.#at, this.#at + 10))) this.#at = text.length;
  }

  /** Whether a value may begin here: behind an operator; behind a name where only the one before it is apart (`puts /x/`). */
  #isValueNext(): boolean {
    const before = this.#previous();
    if (before === undefined || before.kind === 'end' || before.kind === 'label') return true;
    if (this.#isNaming()) return false;
    if (before.kind === 'sign') return !/^[)\]}]$/.test(before.text);
    if (before.kind !== 'word' && before.kind !== 'symbol') return false;
    if (before.kind === 'word' && OPENING.test(before.text)) return true;
    const [, apart = '', next = ''] = /(\s?).(.?)/s.exec(this.text.slice(this.#at - 1, this.#at + 2)) ?? [];
    const isApart = apart !== '' && !/[\s=]/.test(next);
    return isApart && /^[a-z]/.test(before.text);
  }

  /** Whether a method gets its name here, which may be an operator or a word of the language: `def /(other)`. */
  #isNaming(): boolean {
    const [object, dot, last] = [this.#found.at(-3), this.#found.at(-2), this.#found.at(-1)];
    const isDef = (token: Token | undefined) => token?.kind === 'word' && token.text === 'def';
    return isDef(last)
      ? !/^\s*(?:self|\w+)\./.test(this.text.slice(this.#at, this.#at + 64))
      : isDef(object) && dot !== undefined && last?.text === '.';
  }

  #previous(): Token | undefined {
    return this.#found.at(-1);
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.text) ?? undefined;
  }

  #take(kind: Token['kind'], length: number): void {
    this.#add(kind, this.text.slice(this.#at, this.#at + length));
    this.#at += length;
  }

  #add(kind: Token['kind'], text: string, computed = false): void {
    this.#found.push({ kind, text, line: this.#line, ...(computed ? { computed } : {}) });
  }

  #endOfLine(): number {
    const end = this.text.indexOf('\n', this.#at);
    return end < 0 ? this.text.length : end;
  }
}
