/** What a token is. `template` stands for a piece of a template literal. */
export type TokenKind = 'word' | 'string' | 'template' | 'regex' | 'number' | 'punctuator' | 'end';

/** Words after which a slash begins a regular expression. */
const BEFORE_REGEX = new Set(
  'return typeof case in of delete void throw new else do instanceof yield await extends'.split(' '),
);

const NUMBER = /\d[\w.]*/y;
const REGEX = /\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
/** Punctuators of more than one character by their first, longest first. */
const LONGER = new Map(
  [['=>'], ['??=', '??', '?.'], ['||=', '||'], ['&&=', '&&'], ['...']].map((list) => [list[0]?.charCodeAt(0), list]),
);
/** Strings of one character, made once. */
const CHARACTERS = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code));
/** Which characters of ASCII words consist of; all others may stand in words. */
const IN_WORD = Uint8Array.from(CHARACTERS, (character) => (/[\w$]/.test(character) ? 1 : 0));

/**
 * Cuts JavaScript into tokens without building a tree, forgiving: where a slash may be a division or begin a regular
 * expression the usual reading is taken, and what that spoils is found again at the end of the line.
 * Never throws; takes time in proportion to the text.
 */
export class Tokens {
  kind: TokenKind = 'end';
  /** The token's text: of templates empty. */
  value = '';
  start = 0;
  /** Whether a line ended before the token. */
  newLine = true;
  #at = 0;
  #previous: TokenKind = 'end';
  #previousValue = '';
  /** How many braces were open where each template literal under way was interrupted. */
  readonly #templates: number[] = [];
  #braces = 0;

  constructor(readonly text: string) {
    if (text.startsWith('#!')) this.#skipLine();
  }

  /** Offset behind the token. */
  get end(): number {
    return this.#at;
  }

  /** Goes on behind `offset`, where the caller has read on by itself; what lies before must be balanced. */
  jump(offset: number, kind: TokenKind, value: string): void {
    this.#at = offset;
    this.kind = kind;
    this.value = value;
  }

  /** Takes the next token; `false` at the end. */
  next(): boolean {
    this.#previous = this.kind;
    this.#previousValue = this.value;
    this.#skipBlanks();
    this.start = this.#at;
    if (this.#at >= this.text.length) return this.#take('end', '');
    const code = this.text.charCodeAt(this.#at);
    if (code === 0x60) return this.#template(this.#at + 1);
    if (code === 0x7d && this.#templates.at(-1) === this.#braces) {
      this.#templates.pop();
      return this.#template(this.#at + 1);
    }
    if (isInWord(code) && !isDigit(code)) return this.#word();
    if (code === 0x22 || code === 0x27) return this.#string(code);
    if (isDigit(code)) return this.#match(NUMBER, 'number');
    if (code === 0x2f && this.#regexMayStand() && this.#match(REGEX, 'regex')) return true;
    if (code === 0x7b) this.#braces += 1;
    else if (code === 0x7d) this.#braces -= 1;
    return this.#punctuator(code);
  }

  #word(): boolean {
    const { text, start } = this;
    let at = start + 1;
    while (at < text.length && isInWord(text.charCodeAt(at))) at += 1;
    this.#at = at;
    return this.#take('word', text.slice(start, at));
  }

  /** To the quote that ends it, or to the end of the line. */
  #string(quote: number): boolean {
    const { text, start } = this;
    let at = start + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        at += 1;
        break;
      }
      if (code === 0x0a || (code === 0x5c && at + 1 === text.length)) break;
      if (code === 0x5c) at += 1;
    }
    this.#at = at;
    return this.#take('string', text.slice(start, at));
  }

  #punctuator(code: number): boolean {
    const { text, start } = this;
    const longer = LONGER.get(code)?.find((one) => text.startsWith(one, start));
    // `a?.5:b` has a number behind its question mark.
    const value =
      longer === undefined || (longer === '?.' && isDigit(text.charCodeAt(start + 2))) ? CHARACTERS[code] : longer;
    this.#at = start + (value?.length ?? 1);
    return this.#take('punctuator', value ?? text.charAt(start));
  }

  #take(kind: TokenKind, value: string): boolean {
    this.kind = kind;
    this.value = value;
    return kind !== 'end';
  }

  #match(pattern: RegExp, kind: TokenKind): boolean {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.text);
    if (match === null) return false;
    this.#at = pattern.lastIndex;
    return this.#take(kind, match[0]);
  }

  #regexMayStand(): boolean {
    if (this.#previous === 'word') return BEFORE_REGEX.has(this.#previousValue);
    if (this.#previous === 'end') return true;
    if (this.#previous !== 'punctuator') return false;
    if (this.#previousValue === '}') return this.newLine;
    return this.#previousValue !== ')' && this.#previousValue !== ']';
  }

  /** To the end of a template literal, or to what is put into it. */
  #template(from: number): boolean {
    const { text } = this;
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x5c) at += 1;
      else if (code === 0x60) {
        this.#at = at + 1;
        return this.#take('template', '');
      } else if (code === 0x24 && text.charCodeAt(at + 1) === 0x7b) {
        this.#templates.push(this.#braces);
        this.#at = at + 2;
        return this.#take('template', '${');
      }
    }
    this.#at = text.length;
    return this.#take('template', '');
  }

  #skipBlanks(): void {
    const { text } = this;
    this.newLine = false;
    for (; this.#at < text.length; this.#at++) {
      const code = text.charCodeAt(this.#at);
      if (code === 0x0a || code === 0x0d) this.newLine = true;
      else if (code === 0x2f && text.charCodeAt(this.#at + 1) === 0x2f) this.#skipLine();
      else if (code === 0x2f && text.charCodeAt(this.#at + 1) === 0x2a) this.#skipComment();
      else if (code !== 0x20 && code !== 0x09 && code !== 0xfeff && code !== 0xa0) return;
    }
  }

  #skipLine(): void {
    const end = this.text.indexOf('\n', this.#at);
    this.#at = end === -1 ? this.text.length : end;
    this.newLine = true;
  }

  #skipComment(): void {
    const end = this.text.indexOf('*/', this.#at + 2);
    this.#at = end === -1 ? this.text.length : end + 1;
  }
}

function isInWord(code: number): boolean {
  return code >= 0x80 || IN_WORD[code] === 1;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
