import { OWN_DIRECTORY, type ShellNode, type ShellSyntax } from './nodes.js';
import { ShellSyntaxError, type ShellText } from './text.js';

/** A word: its text without quotes, `$` for what only running gives. */
export interface ShellWord {
  readonly text: string;
  /** As it is written. */
  readonly raw: string;
  /** No part of it is quoted or expanded: only such a word can be reserved. */
  readonly plain: boolean;
  readonly inner: readonly ShellNode[];
  readonly newer?: ShellSyntax | undefined;
}

/** Reads the commands of a substitution up to `end`, which is consumed. */
export type ReadCommands = (text: ShellText, end: ')' | '}') => ShellNode;

const ITSELF = '(?:\\$0|\\$\\{0\\}|\\$BASH_SOURCE|\\$\\{BASH_SOURCE(?:\\[0\\])?\\})';
const REAL = `(?:${ITSELF}|\\$\\((?:readlink-f|realpath)(?:--)?${ITSELF}\\))`;
const DIRECTORY = `dirname(?:--)?${REAL}`;
/** The directory that a script lies in, without quotes and blanks. */
const OWN = new RegExp(
  `^(?:\\$\\(${DIRECTORY}\\)|\`${DIRECTORY}\`|\\$\\{(?:0|BASH_SOURCE(?:\\[0\\])?)%/\\*\\}|` +
    `\\$\\(cd(?:-P)?(?:--)?(?:\\$\\(${DIRECTORY}\\)|\`${DIRECTORY}\`)(?:>/dev/null)?(?:2>&1)?(?:&&|;)pwd(?:-P|-L)?\\))$`,
);

const END = /[\s;&|()<>]/;
/** Versions of bash that brought the operators of `${name@operator}` (bash CHANGES). */
const OPERATORS: Readonly<Record<string, string>> = {
  ...{ Q: '4.4', E: '4.4', P: '4.4', A: '4.4', a: '4.4' },
  ...{ U: '5.1', u: '5.1', L: '5.1', K: '5.1', k: '5.2' },
};

/** Reads one word at the position of `text` (POSIX shell, 2.2, 2.3 and 2.6); empty where there is none. */
export class WordReader {
  #out = '';
  #plain = true;
  readonly #inner: ShellNode[] = [];
  #newer: ShellSyntax | undefined;

  constructor(
    private readonly text: ShellText,
    private readonly readCommands: ReadCommands,
    private readonly constant: (name: string) => string | undefined = () => undefined,
  ) {}

  read(): ShellWord {
    const { text } = this;
    const start = text.at;
    for (let char = text.peek(); char !== ''; char = text.peek()) {
      if (this.#isPattern(start)) this.#skipPattern();
      else if (END.test(char)) break;
      else this.#part(char);
    }
    const raw = text.slice(start, text.at);
    return { text: this.#finished(), raw, plain: this.#plain, inner: this.#inner, newer: this.#newer };
  }

  /** A pattern such as `@(a|b)` of bash; `(` alone ends a word. */
  #isPattern(start: number): boolean {
    return (
      this.text.peek() === '(' &&
      this.text.at > start &&
      /[?*+@!]/.test(this.text.slice(this.text.at - 1, this.text.at))
    );
  }

  #skipPattern(): void {
    this.text.balanced('(', ')');
    this.#out += '$';
  }

  #finished(): string {
    const out = this.#out;
    if (!this.#plain || out === '[' || out === '[[') return out;
    if (/^~|[*?]|\[.|.\[|\{[^}]*(?:,|\.\.)/.test(out)) return out.replace(/[*?[{~]/g, '$');
    return out;
  }

  #part(char: string): void {
    const { text } = this;
    switch (char) {
      case "'":
        this.#plain = false;
        text.next();
        this.#out += text.through("'");
        return;
      case '"':
        this.#plain = false;
        text.next();
        this.#quoted();
        return;
      case '\\':
        text.next();
        if (text.peek() === '\n') text.next();
        else {
          this.#plain = false;
          this.#out += text.next();
        }
        return;
      case '`':
        this.#backtick();
        return;
      case '$':
        this.#expansion();
        return;
      default:
        this.#out += text.next();
    }
  }

  #quoted(): void {
    const { text } = this;
    for (;;) {
      const char = text.peek();
      if (char === '') throw new ShellSyntaxError('a quote is not closed', text.line);
      if (char === '"') {
        text.next();
        return;
      }
      if (char === '\\') {
        text.next();
        const escaped = text.next();
        if (escaped !== '\n') this.#out += /["$`\\]/.test(escaped) ? escaped : `\\${escaped}`;
      } else if (char === '$') this.#expansion();
      else if (char === '`') this.#backtick();
      else this.#out += text.next();
    }
  }

  #backtick(): void {
    const { text } = this;
    const start = text.at;
    this.#unknown();
    text.next();
    let code = '';
    for (let char = text.next(); char !== '`'; char = text.next()) {
      if (char === '') throw new ShellSyntaxError('a backquote is not closed', text.line);
      code += char === '\\' && /[`\\$]/.test(text.peek()) ? text.next() : char;
    }
    this.#inner.push(this.readCommands(text.within(`${code})`), ')'));
    this.#know(text.slice(start, text.at));
  }

  #expansion(): void {
    const start = this.text.at;
    this.#unknown();
    this.#expanded();
    this.#know(this.text.slice(start, this.text.at));
  }

  /** Of some expansions it is known what they give. */
  #know(raw: string): void {
    const name = /^\$(?:(\w+)|\{(\w+)\})$/.exec(raw);
    const known = name === null ? undefined : this.constant(name[1] ?? name[2] ?? '');
    const value = known ?? (OWN.test(raw.replace(/["\s]/g, '')) ? OWN_DIRECTORY : undefined);
    if (value !== undefined) this.#out = `${this.#out.slice(0, -1)}${value}`;
  }

  #expanded(): void {
    const { text } = this;
    text.next();
    const char = text.peek();
    if (text.startsWith('((') && text.skipArithmetic()) return;
    if (char === '(') {
      text.next();
      this.#inner.push(this.readCommands(text, ')'));
    } else if (char === '{') this.#parameter();
    else if (char === "'") {
      text.next();
      text.throughEscaped("'");
    } else if (/[A-Za-z0-9_]/.test(char)) text.match(/\d|\w+/y);
    else if (/[@*#?$!-]/.test(char)) text.next();
  }

  #parameter(): void {
    const { text } = this;
    const { line } = text;
    text.next();
    if (/[\s|]/.test(text.peek())) {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's
      this.#newer ??= { what: '${ …; }', line, since: '5.3' };
      if (text.peek() === '|') text.next();
      this.#inner.push(this.readCommands(text, '}'));
      return;
    }
    const start = text.at;
    text.parameterEnd(this.readCommands);
    const operator = /^!?[A-Za-z_]\w*(?:\[[^\]]*\])?@([A-Za-z])$/.exec(text.slice(start, text.at - 1))?.[1] ?? '';
    const since = OPERATORS[operator];
    if (since !== undefined) this.#newer ??= { what: `\${…@${operator}}`, line, since };
  }

  #unknown(): void {
    this.#plain = false;
    this.#out += '$';
  }
}
