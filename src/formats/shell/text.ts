import type { ShellNode } from './nodes.js';

/** Why a script could not be read further; its line is that of the file. */
export class ShellSyntaxError extends Error {
  override readonly name = 'ShellSyntaxError';

  constructor(
    message: string,
    readonly line: number,
  ) {
    super(message);
  }
}

/** Deepest nesting that is followed. */
const DEEPEST = 200;

interface HereDocument {
  readonly delimiter: string;
  readonly tabs: boolean;
}

/** The text of a script and how far it is read; knows lines, here-documents and how deep substitutions nest. */
export class ShellText {
  at = 0;
  line: number;
  readonly #pending: HereDocument[] = [];

  constructor(
    private readonly text: string,
    line = 1,
    private depth = 0,
  ) {
    this.line = line;
  }

  /** Text of a substitution in backquotes. */
  within(code: string): ShellText {
    this.deeper();
    this.depth -= 1;
    return new ShellText(code, this.line, this.depth + 1);
  }

  /** Throws {@link ShellSyntaxError} where nothing that a person wrote is nested so deep. */
  deeper(): void {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new ShellSyntaxError('it is nested too deep', this.line);
  }

  shallower(): void {
    this.depth -= 1;
  }

  /** The next character, `''` at the end. */
  peek(ahead = 0): string {
    return this.text.charAt(this.at + ahead);
  }

  startsWith(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  slice(start: number, end: number): string {
    return this.text.slice(start, end);
  }

  /** Consumes one character; here-documents begin behind the line that announces them. */
  next(): string {
    const char = this.text.charAt(this.at);
    if (char === '') return '';
    this.at += 1;
    if (char === '\n') {
      this.line += 1;
      for (const document of this.#pending.splice(0)) this.#skipDocument(document);
    }
    return char;
  }

  /** Consumes what the sticky expression matches. */
  match(expression: RegExp): string {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text)?.[0] ?? '';
    this.#skipTo(this.at + found.length);
    return found;
  }

  /** Blanks, comments and continued lines. */
  skipBlanks(): void {
    for (;;) {
      const char = this.peek();
      if (char === '\\' && this.peek(1) === '\n') {
        this.next();
        this.next();
      } else if (char === '#') this.match(/[^\n]*/y);
      else if (char === ' ' || char === '\t' || char === '\r') this.next();
      else return;
    }
  }

  /** Text up to `end`, which is consumed. */
  through(end: string): string {
    const found = this.text.indexOf(end, this.at);
    if (found === -1) throw new ShellSyntaxError('a quote is not closed', this.line);
    const text = this.text.slice(this.at, found);
    this.#skipTo(found + end.length);
    return text;
  }

  /** As {@link through}; a backslash takes its special meaning from the next character. */
  throughEscaped(end: string): void {
    for (let char = this.next(); char !== end; char = this.next()) {
      if (char === '') throw new ShellSyntaxError('a quote is not closed', this.line);
      if (char === '\\') this.next();
    }
  }

  /** Consumes from `open`, which is next, to the `close` that belongs to it. */
  balanced(open: string, close: string): void {
    let depth = 0;
    do {
      const char = this.next();
      if (char === '') throw new ShellSyntaxError(`${open} is not closed`, this.line);
      if (char === open) depth += 1;
      else if (char === close) depth -= 1;
      else if (char === '\\') this.next();
      else if (char === "'") this.through("'");
      else if (char === '"') this.throughEscaped('"');
    } while (depth > 0);
  }

  /** Consumes `((…))` where that is what is next; otherwise two subshells begin. */
  skipArithmetic(): boolean {
    const [at, line] = [this.at, this.line];
    let depth = 0;
    for (let char = this.next(); char !== ''; char = this.next()) {
      if (char === '(') depth += 1;
      else if (char === ')') {
        depth -= 1;
        if (depth === 0) return true;
        if (depth === 1 && this.peek() !== ')') break;
      } else if (char === '\n') break;
    }
    this.at = at;
    this.line = line;
    return false;
  }

  /** Consumes the rest of `${…}`, with what is nested in it. */
  parameterEnd(readCommands: (text: ShellText, end: ')') => ShellNode): void {
    for (let char = this.next(); char !== '}'; char = this.next()) {
      if (char === '') throw new ShellSyntaxError('an expansion is not closed', this.line);
      if (char === '\\') this.next();
      else if (char === '"') this.#quotedInParameter(readCommands);
      else if (char === '`') this.throughEscaped('`');
      else if (char === '$') this.#nested(readCommands);
    }
  }

  #quotedInParameter(readCommands: (text: ShellText, end: ')') => ShellNode): void {
    for (let char = this.next(); char !== '"'; char = this.next()) {
      if (char === '') throw new ShellSyntaxError('a quote is not closed', this.line);
      if (char === '\\') this.next();
      else if (char === '$') this.#nested(readCommands);
    }
  }

  #nested(readCommands: (text: ShellText, end: ')') => ShellNode): void {
    if (this.peek() === '{') {
      this.next();
      this.deeper();
      this.parameterEnd(readCommands);
      this.shallower();
    } else if (this.peek() === '(' && !(this.startsWith('((') && this.skipArithmetic())) {
      this.next();
      readCommands(this, ')');
    }
  }

  /** A here-document begins behind the next line break. */
  announce(delimiter: string, tabs: boolean): void {
    this.#pending.push({ delimiter, tabs });
  }

  #skipDocument({ delimiter, tabs }: HereDocument): void {
    while (this.at < this.text.length) {
      const end = this.text.indexOf('\n', this.at);
      const line = this.text.slice(this.at, end === -1 ? this.text.length : end);
      this.at = end === -1 ? this.text.length : end + 1;
      this.line += 1;
      if ((tabs ? line.replace(/^\t+/, '') : line).replace(/\r$/, '') === delimiter) return;
    }
  }

  /** Line breaks that are passed over count, and begin here-documents. */
  #skipTo(end: number): void {
    while (this.at < end) {
      const line = this.text.indexOf('\n', this.at);
      if (line === -1 || line >= end) this.at = end;
      else {
        this.at = line;
        this.line += 1;
        this.at += 1;
      }
    }
  }
}

/** Blanks and line breaks, which may stand where a command goes on. */
export function skipLines(text: ShellText): void {
  for (text.skipBlanks(); text.peek() === '\n'; text.skipBlanks()) text.next();
}
