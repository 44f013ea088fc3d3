import type { PhpToken, PhpTokens } from './tokens.js';

/** start: as the file is run; maybe: as it is run, on a condition; later: in a function. */
export type PhpWhen = 'start' | 'maybe' | 'later';

const CONDITIONS = new Set(['if', 'elseif', 'while', 'for', 'foreach', 'switch', 'catch', 'match']);
const LOOSE = new Set(['else', 'try', 'finally']);
/** What stands behind them is only reached on a condition. */
const SHORT = new Set(['?', '&&', '||', '??', '??=', 'and', 'or']);
const ENDS = /^end(?:if|while|for|foreach|switch)$/;
const LEAVES = new Set(['exit', 'die', 'return', 'throw']);

type Kind = 'function' | 'class' | 'maybe' | 'block' | 'single' | 'alternative';

/** What is open around the token that is read: blocks, statements without braces, functions; and so, whether it is reached. */
export class PhpNesting {
  readonly #frames: { readonly kind: Kind; readonly depth: number }[] = [];
  #depth = 0;
  /** What the next brace opens, and at which depth the end of a condition is expected. */
  #next: Kind | undefined;
  #condition: number | undefined;
  #mayHaveLeft = false;

  constructor(readonly tokens: PhpTokens) {}

  /** When what is read here is run. */
  get when(): PhpWhen {
    if (this.#frames.some(({ kind }) => kind === 'function')) return 'later';
    const isMaybe = this.#frames.some(({ kind }) => kind !== 'block' && kind !== 'class');
    return isMaybe || this.#mayHaveLeft ? 'maybe' : 'start';
  }

  /** Whether nothing is open but plain blocks. */
  get isOutermost(): boolean {
    return this.#frames.every(({ kind }) => kind === 'block');
  }

  get isInClass(): boolean {
    return this.#frames.some(({ kind }) => kind === 'class');
  }

  /** Says what the next brace opens. */
  expect(kind: 'function' | 'class' | 'block'): void {
    this.#next = kind;
  }

  /** `fn (…) => …`: a function of one expression, without braces. */
  openArrow(): void {
    this.#frames.push({ kind: 'function', depth: this.#depth }, { kind: 'single', depth: this.#depth });
  }

  /** Reads a word that says whether what follows is reached; `false` for any other. */
  word(word: string, at: number): boolean {
    if (word === 'elseif' || word === 'else') this.#leaveAlternative();
    if (CONDITIONS.has(word) && this.tokens.is(at + 1, '(')) {
      if (word === 'elseif' || this.tokens.is(at - 1, 'else')) this.#openSingle(this.#depth + 1);
      // What stands in the condition is asked in any case; only what follows depends on it.
      this.#condition = this.#depth;
    } else if (SHORT.has(word)) this.#openSingle();
    else if (LOOSE.has(word)) this.#openMaybe(at + 1);
    else if (ENDS.test(word)) this.#leaveAlternative();
    else if (LEAVES.has(word)) this.#mayHaveLeft ||= this.when !== 'later';
    else return false;
    return true;
  }

  /** Reads a sign. */
  sign({ value }: PhpToken, at: number): void {
    if (SHORT.has(value)) this.#openSingle();
    if (value === '{') {
      this.#frames.push({ kind: this.#next ?? 'block', depth: this.#depth++ });
      this.#next = undefined;
    } else if (value === '(' || value === '[' || value === '#[') this.#depth++;
    else if (value === ')' || value === ']') this.#closed(at);
    else if (value === '}') this.#braceClosed();
    else if (value === ';') this.#statementEnded();
  }

  #openSingle(depth = this.#depth): void {
    this.#frames.push({ kind: 'single', depth });
  }

  /** What the brace, or the statement, at `index` is in. */
  #openMaybe(index: number): void {
    if (this.tokens.is(index, '{')) this.#next = 'maybe';
    else if (this.tokens.is(index, ':')) this.#frames.push({ kind: 'alternative', depth: this.#depth });
    else if (!this.tokens.is(index, 'if')) this.#openSingle();
  }

  #closed(at: number): void {
    this.#depth--;
    this.#dropSingles(this.#depth + 1);
    if (this.#condition !== this.#depth) return;
    this.#condition = undefined;
    this.#openMaybe(at + 1);
  }

  #braceClosed(): void {
    this.#depth--;
    while (this.#frames.length > 0) {
      const frame = this.#frames.pop();
      if (frame?.depth === this.#depth && frame.kind !== 'single' && frame.kind !== 'alternative') break;
    }
    this.#dropSingles(this.#depth);
  }

  #statementEnded(): void {
    if (this.#next === 'function') this.#next = undefined;
    this.#dropSingles(this.#depth);
  }

  /** A statement without braces ends with its first semicolon, or with the braces that it had; with it an arrow function. */
  #dropSingles(depth: number): void {
    while (this.#last?.kind === 'single' && this.#last.depth >= depth) this.#frames.pop();
    if (this.#last?.kind === 'function' && this.#last.depth >= this.#depth) this.#frames.pop();
  }

  #leaveAlternative(): void {
    if (this.#last?.kind === 'alternative') this.#frames.pop();
  }

  get #last() {
    return this.#frames.at(-1);
  }
}
