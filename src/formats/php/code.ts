import { type PhpToken, phpTokens } from './tokens.js';

/** start: as the file is run; maybe: as it is run, on a condition; later: in a function. */
export type PhpWhen = 'start' | 'maybe' | 'later';

/** Something of a file, with its line. */
export interface PhpUse {
  readonly name: string;
  readonly when: PhpWhen;
  readonly line: number;
}

/** What a file of PHP asks for. */
export interface PhpCode {
  /** Global functions that it calls, in lower case, without those that it asks for first (`function_exists`). */
  readonly functions: readonly PhpUse[];
  /** Global classes that it makes, extends or calls, in lower case, likewise. */
  readonly classes: readonly PhpUse[];
  /** Files that it includes by a path that is written out: relative ones begin with `./` where they are beside it. */
  readonly includes: readonly PhpUse[];
  /** Functions and classes that it defines, in lower case, with their namespace. */
  readonly defines: readonly string[];
  /** The newest syntax in it: the PHP that brought it, and what it is. */
  readonly syntax?: { readonly version: string; readonly what: string; readonly line: number };
}

const ASKING = new Set([
  'function_exists',
  'class_exists',
  'interface_exists',
  'extension_loaded',
  'is_callable',
  'defined',
]);
const CONDITIONS = new Set(['if', 'elseif', 'while', 'for', 'foreach', 'switch', 'catch', 'match']);
const LOOSE = new Set(['else', 'try', 'finally']);
/** What stands behind them is only reached on a condition. */
const SHORT = new Set(['?', '&&', '||', '??', '??=', 'and', 'or']);
const ENDS = /^end(?:if|while|for|foreach|switch)$/;
const LEAVES = new Set(['exit', 'die', 'return', 'throw']);
const KINDS = new Set(['class', 'interface', 'trait', 'enum']);
const VISIBLE = new Set(['public', 'protected', 'private']);
const INCLUDES = new Set(['require', 'require_once', 'include', 'include_once']);

type Frame = {
  readonly kind: 'function' | 'class' | 'maybe' | 'block' | 'single' | 'alternative';
  readonly depth: number;
};

/** Reads what a file of PHP asks for, from its tokens; nothing of it is run. Never throws. */
export function readPhpCode(text: string): PhpCode {
  return new Reader([...phpTokens(text)]).read();
}

class Reader {
  readonly #functions: PhpUse[] = [];
  readonly #classes: PhpUse[] = [];
  readonly #includes: PhpUse[] = [];
  readonly #defines = new Set<string>();
  readonly #asked = new Set<string>();
  readonly #imports = new Map<string, string>();
  readonly #frames: Frame[] = [];
  #namespace = '';
  #depth = 0;
  /** What the next brace opens, and at which depth it is expected. */
  #next: Frame['kind'] | undefined;
  #condition: number | undefined;
  #mayHaveLeft = false;
  #syntax: PhpCode['syntax'];

  constructor(readonly tokens: readonly PhpToken[]) {}

  read(): PhpCode {
    for (let at = 0; at < this.tokens.length; at++) {
      const token = this.tokens[at] as PhpToken;
      if (token.kind === 'name') at = this.#name(token, at);
      else if (token.kind === 'sign') this.#sign(token, at);
    }
    const isOpen = ({ name }: PhpUse) => !this.#asked.has(name);
    return {
      functions: this.#functions.filter(isOpen),
      classes: this.#classes.filter(isOpen),
      includes: this.#includes,
      defines: [...this.#defines].sort(),
      ...(this.#syntax === undefined ? {} : { syntax: this.#syntax }),
    };
  }

  #at(index: number): PhpToken | undefined {
    return this.tokens[index];
  }

  #is(index: number, ...values: readonly string[]): boolean {
    const token = this.#at(index);
    return token !== undefined && token.kind !== 'text' && values.includes(token.value.toLowerCase());
  }

  #when(): PhpWhen {
    if (this.#frames.some(({ kind }) => kind === 'function')) return 'later';
    const isMaybe = this.#frames.some(({ kind }) => kind !== 'block' && kind !== 'class');
    return isMaybe || this.#mayHaveLeft ? 'maybe' : 'start';
  }

  #note(version: string, what: string, { line }: PhpToken): void {
    if (this.#syntax === undefined || this.#syntax.version < version) this.#syntax = { version, what, line };
  }

  /** Handles a word; the index of the last token that belongs to it. */
  #name(token: PhpToken, at: number): number {
    const word = token.value.toLowerCase();
    if (this.#is(at - 1, '->', '?->', '::')) return at;
    if (word === 'namespace' && this.#at(at + 1)?.kind === 'name') return this.#enter(at);
    if (word === 'use' && this.#frames.every(({ kind }) => kind === 'block')) return this.#import(at);
    if (word === 'function' || (word === 'fn' && this.#is(at + 1, '(', '&'))) return this.#function(word, token, at);
    if (KINDS.has(word) && this.#opensClass(word, token, at)) return this.#class(at);
    if (INCLUDES.has(word)) return this.#include(token, at);
    if (!this.#flow(word, token, at)) this.#use(word, token, at);
    return at;
  }

  /** Words that say whether what follows is reached; `false` for any other. */
  #flow(word: string, token: PhpToken, at: number): boolean {
    if (word === 'elseif' || word === 'else') this.#leave('alternative');
    if (CONDITIONS.has(word) && this.#is(at + 1, '(')) this.#opensCondition(word, token, this.#is(at - 1, 'else'));
    else if (SHORT.has(word)) this.#frames.push({ kind: 'single', depth: this.#depth });
    else if (LOOSE.has(word)) this.#open('maybe', at + 1);
    else if (ENDS.test(word)) this.#leave('alternative');
    else if (LEAVES.has(word)) this.#leaves();
    else return false;
    return true;
  }

  #use(word: string, token: PhpToken, at: number): void {
    if (word === 'readonly' && this.#at(at + 1)?.kind !== 'sign') this.#note('8.1', 'readonly', token);
    else if (word === 'new' && this.#at(at + 1)?.kind === 'name') this.#useClass(at + 1);
    else if (this.#is(at + 1, '::')) {
      // A name alone (`X::class`) loads nothing.
      if (!this.#is(at + 2, 'class')) this.#useClass(at);
    } else if (VISIBLE.has(word) && this.#is(at - 1, '(', ',')) this.#note('8.0', 'properties in constructors', token);
    else if (this.#is(at + 1, '(') && !this.#is(at - 1, 'new')) this.#call(token, at);
  }

  #enter(at: number): number {
    this.#namespace = (this.#at(at + 1)?.value ?? '').toLowerCase();
    if (this.#is(at + 2, '{')) this.#next = 'block';
    return at + 1;
  }

  /** `use A\B as C, D;`, `use function f;`, `use A\{B, C};` */
  #import(at: number): number {
    let index = at + 1;
    if (this.#is(index, 'function', 'const')) index++;
    let full = '';
    for (; index < this.tokens.length && !this.#is(index, ';', '('); index++) {
      const token = this.#at(index) as PhpToken;
      if (token.kind === 'name' && token.value.toLowerCase() !== 'as') {
        if (this.#is(index - 1, 'as')) this.#imports.set(token.value.toLowerCase(), full);
        else {
          full = token.value.toLowerCase().replace(/^\\/, '');
          this.#imports.set(full.slice(full.lastIndexOf('\\') + 1), full);
        }
      }
    }
    return index - 1;
  }

  #function(word: string, token: PhpToken, at: number): number {
    const name = this.#is(at + 1, '&') ? at + 2 : at + 1;
    if (word === 'fn') {
      this.#note('7.4', 'arrow functions', token);
      this.#frames.push({ kind: 'function', depth: this.#depth }, { kind: 'single', depth: this.#depth });
      return at;
    }
    const isOwn = this.#frames.every(({ kind }) => kind !== 'class');
    if (this.#at(name)?.kind === 'name' && isOwn) this.#define(this.#at(name)?.value ?? '');
    this.#next = 'function';
    return this.#at(name)?.kind === 'name' ? name : at;
  }

  #opensClass(word: string, token: PhpToken, at: number): boolean {
    const follows = this.#at(at + 1);
    if (word === 'enum') {
      const isEnum = follows?.kind === 'name' && this.#is(at + 2, '{', ':', 'implements');
      if (isEnum) this.#note('8.1', 'enumerations', token);
      return isEnum;
    }
    return follows?.kind === 'name' || (word === 'class' && this.#is(at + 1, '{', '('));
  }

  #class(at: number): number {
    const isNamed = this.#at(at + 1)?.kind === 'name' && !this.#is(at + 1, 'extends', 'implements');
    if (isNamed) this.#define(this.#at(at + 1)?.value ?? '');
    let index = at + 1;
    for (; index < this.tokens.length && !this.#is(index, '{', ';'); index++) {
      const isParent = this.#is(index - 1, 'extends', 'implements', ',');
      if (isParent && this.#at(index)?.kind === 'name') this.#useClass(index);
    }
    this.#next = 'class';
    return index - 1;
  }

  #define(name: string): void {
    const word = name.toLowerCase();
    this.#defines.add(this.#namespace === '' ? word : `${this.#namespace}\\${word}`);
  }

  /** `require __DIR__ . '/a.php'`, `require 'a.php'`; anything put together is not known. */
  #include(token: PhpToken, at: number): number {
    let index = at + 1;
    if (this.#is(index, '(')) index++;
    const beside = this.#is(index, '__dir__') && this.#is(index + 1, '.');
    const path = this.#at(beside ? index + 2 : index);
    const ends = this.#is((beside ? index + 2 : index) + 1, ';', ')');
    if (path?.kind !== 'text' || !ends) return at;
    const name = beside ? `.${path.value.startsWith('/') ? '' : '/'}${path.value}` : path.value;
    const isSure = token.value.toLowerCase().startsWith('require');
    this.#includes.push({ name, when: isSure ? this.#when() : 'later', line: token.line });
    return at;
  }

  #opensCondition(word: string, token: PhpToken, isElse: boolean): void {
    if (word === 'match') this.#note('8.0', 'match', token);
    if (word === 'elseif' || isElse) this.#frames.push({ kind: 'single', depth: this.#depth + 1 });
    // What stands in the condition is asked in any case; only what follows depends on it.
    this.#condition = this.#depth;
  }

  /** What the brace, or the statement, at `index` is in. */
  #open(kind: 'maybe', index: number): void {
    if (this.#is(index, '{')) this.#next = kind;
    else if (this.#is(index, ':')) this.#frames.push({ kind: 'alternative', depth: this.#depth });
    else if (!this.#is(index, 'if')) this.#frames.push({ kind: 'single', depth: this.#depth });
  }

  #leaves(): void {
    const when = this.#when();
    if (when !== 'later') this.#mayHaveLeft = true;
  }

  #useClass(at: number): void {
    const token = this.#at(at) as PhpToken;
    const word = token.value.toLowerCase();
    const plain = word.replace(/^\\/, '');
    if (['self', 'static', 'parent', 'class'].includes(plain)) return;
    const full = word.startsWith('\\') ? plain : this.#resolved(plain);
    if (full.includes('\\')) return;
    const when = this.#when();
    this.#classes.push({ name: full, when, line: token.line });
    // The driver stands before the colon: an extension of its own.
    const source = full === 'pdo' && this.#is(at + 1, '(') ? this.#at(at + 2) : undefined;
    const driver = source?.kind === 'text' ? /^[a-z]+(?=:)/.exec(source.value)?.[0] : undefined;
    if (driver !== undefined) this.#classes.push({ name: `pdo:${driver}`, when, line: token.line });
  }

  #resolved(name: string): string {
    const imported = this.#imports.get(name);
    if (imported !== undefined) return imported;
    return this.#namespace === '' ? name : `${this.#namespace}\\${name}`;
  }

  #call(token: PhpToken, at: number): void {
    const word = token.value.toLowerCase();
    const plain = word.replace(/^\\/, '');
    if (ASKING.has(plain)) {
      const asked = this.#at(at + 2);
      if (asked?.kind === 'text') this.#asked.add(asked.value.toLowerCase().replace(/^\\/, ''));
      return;
    }
    const full = this.#imports.get(plain) ?? plain;
    if (!full.includes('\\')) this.#functions.push({ name: full, when: this.#when(), line: token.line });
  }

  #sign(token: PhpToken, at: number): void {
    const { value } = token;
    if (value === '?->') this.#note('8.0', 'the operator ?->', token);
    if (value === '??=') this.#note('7.4', 'the operator ??=', token);
    if (SHORT.has(value)) this.#frames.push({ kind: 'single', depth: this.#depth });
    if (value === '{') {
      this.#frames.push({ kind: this.#next ?? 'block', depth: this.#depth++ });
      this.#next = undefined;
    } else if (value === '(' || value === '[' || value === '#[') this.#depth++;
    else if (value === ')' || value === ']') this.#closed(at);
    else if (value === '}') this.#braceClosed();
    else if (value === ';') this.#statementEnded();
  }

  #closed(at: number): void {
    this.#depth--;
    while (this.#frames.at(-1)?.kind === 'single' && (this.#frames.at(-1)?.depth ?? 0) > this.#depth)
      this.#frames.pop();
    this.#dropArrows();
    if (this.#condition !== this.#depth) return;
    this.#condition = undefined;
    this.#open('maybe', at + 1);
  }

  #braceClosed(): void {
    this.#depth--;
    while (this.#frames.length > 0) {
      const frame = this.#frames.pop();
      if (frame?.depth === this.#depth && frame.kind !== 'single' && frame.kind !== 'alternative') break;
    }
    this.#endSingles();
  }

  #statementEnded(): void {
    if (this.#next === 'function') this.#next = undefined;
    this.#endSingles();
  }

  /** A statement without braces ends with its first semicolon, or with the braces that it had. */
  #endSingles(): void {
    while (this.#frames.at(-1)?.kind === 'single' && (this.#frames.at(-1)?.depth ?? 0) >= this.#depth)
      this.#frames.pop();
    this.#dropArrows();
  }

  /** An arrow function is a function frame with a single one above, and ends with that. */
  #dropArrows(): void {
    const last = this.#frames.at(-1);
    if (last?.kind === 'function' && last.depth >= this.#depth) this.#frames.pop();
  }

  #leave(kind: 'alternative'): void {
    if (this.#frames.at(-1)?.kind === kind) this.#frames.pop();
  }
}
