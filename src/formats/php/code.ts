import { PhpNesting, type PhpWhen } from './nesting.js';
import { type PhpToken, PhpTokens, phpTokens } from './tokens.js';

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
const KINDS = new Set(['class', 'interface', 'trait', 'enum']);
const VISIBLE = new Set(['public', 'protected', 'private']);
const INCLUDES = new Set(['require', 'require_once', 'include', 'include_once']);

/** Reads what a file of PHP asks for, from its tokens; nothing of it is run. Never throws. */
export function readPhpCode(text: string): PhpCode {
  return new Reader(new PhpTokens([...phpTokens(text)])).read();
}

class Reader {
  readonly #functions: PhpUse[] = [];
  readonly #classes: PhpUse[] = [];
  readonly #includes: PhpUse[] = [];
  readonly #defines = new Set<string>();
  readonly #asked = new Set<string>();
  readonly #imports = new Map<string, string>();
  readonly #nesting: PhpNesting;
  #namespace = '';
  #syntax: PhpCode['syntax'];

  constructor(readonly tokens: PhpTokens) {
    this.#nesting = new PhpNesting(tokens);
  }

  read(): PhpCode {
    for (let at = 0; at < this.tokens.length; at++) {
      const token = this.tokens.at(at) as PhpToken;
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

  #note(version: string, what: string, { line }: PhpToken): void {
    if (this.#syntax === undefined || this.#syntax.version < version) this.#syntax = { version, what, line };
  }

  /** Handles a word; the index of the last token that belongs to it. */
  #name(token: PhpToken, at: number): number {
    const word = token.value.toLowerCase();
    if (this.tokens.is(at - 1, '->', '?->', '::')) return at;
    if (word === 'namespace' && this.tokens.at(at + 1)?.kind === 'name') return this.#enter(at);
    if (word === 'use' && this.#nesting.isOutermost) return this.#import(at);
    if (word === 'function' || (word === 'fn' && this.tokens.is(at + 1, '(', '&')))
      return this.#function(word, token, at);
    if (KINDS.has(word) && this.#opensClass(word, token, at)) return this.#class(at);
    if (INCLUDES.has(word)) return this.#include(token, at);
    if (word === 'match' && this.tokens.is(at + 1, '(')) this.#note('8.0', 'match', token);
    if (!this.#nesting.word(word, at)) this.#use(word, token, at);
    return at;
  }

  #sign(token: PhpToken, at: number): void {
    if (token.value === '?->') this.#note('8.0', 'the operator ?->', token);
    if (token.value === '??=') this.#note('7.4', 'the operator ??=', token);
    this.#nesting.sign(token, at);
  }

  #use(word: string, token: PhpToken, at: number): void {
    if (word === 'readonly' && this.tokens.at(at + 1)?.kind !== 'sign') this.#note('8.1', 'readonly', token);
    else if (word === 'new' && this.tokens.at(at + 1)?.kind === 'name') this.#useClass(at + 1);
    else if (this.tokens.is(at + 1, '::')) {
      // A name alone (`X::class`) loads nothing.
      if (!this.tokens.is(at + 2, 'class')) this.#useClass(at);
    } else if (VISIBLE.has(word) && this.tokens.is(at - 1, '(', ','))
      this.#note('8.0', 'properties in constructors', token);
    else if (this.tokens.is(at + 1, '(') && !this.tokens.is(at - 1, 'new')) this.#call(token, at);
  }

  #enter(at: number): number {
    this.#namespace = (this.tokens.at(at + 1)?.value ?? '').toLowerCase();
    if (this.tokens.is(at + 2, '{')) this.#nesting.expect('block');
    return at + 1;
  }

  /** `use A\B as C, D;`, `use function f;`, `use A\{B, C};` */
  #import(at: number): number {
    let index = at + 1;
    if (this.tokens.is(index, 'function', 'const')) index++;
    let full = '';
    for (; index < this.tokens.length && !this.tokens.is(index, ';', '('); index++) {
      const token = this.tokens.at(index) as PhpToken;
      if (token.kind === 'name' && token.value.toLowerCase() !== 'as') {
        if (this.tokens.is(index - 1, 'as')) this.#imports.set(token.value.toLowerCase(), full);
        else {
          full = token.value.toLowerCase().replace(/^\\/, '');
          this.#imports.set(full.slice(full.lastIndexOf('\\') + 1), full);
        }
      }
    }
    return index - 1;
  }

  #function(word: string, token: PhpToken, at: number): number {
    const name = this.tokens.is(at + 1, '&') ? at + 2 : at + 1;
    if (word === 'fn') {
      this.#note('7.4', 'arrow functions', token);
      this.#nesting.openArrow();
      return at;
    }
    const isOwn = !this.#nesting.isInClass;
    if (this.tokens.at(name)?.kind === 'name' && isOwn) this.#define(this.tokens.at(name)?.value ?? '');
    this.#nesting.expect('function');
    return this.tokens.at(name)?.kind === 'name' ? name : at;
  }

  #opensClass(word: string, token: PhpToken, at: number): boolean {
    const follows = this.tokens.at(at + 1);
    if (word === 'enum') {
      const isEnum = follows?.kind === 'name' && this.tokens.is(at + 2, '{', ':', 'implements');
      if (isEnum) this.#note('8.1', 'enumerations', token);
      return isEnum;
    }
    return follows?.kind === 'name' || (word === 'class' && this.tokens.is(at + 1, '{', '('));
  }

  #class(at: number): number {
    const isNamed = this.tokens.at(at + 1)?.kind === 'name' && !this.tokens.is(at + 1, 'extends', 'implements');
    if (isNamed) this.#define(this.tokens.at(at + 1)?.value ?? '');
    let index = at + 1;
    for (; index < this.tokens.length && !this.tokens.is(index, '{', ';'); index++) {
      const isParent = this.tokens.is(index - 1, 'extends', 'implements', ',');
      if (isParent && this.tokens.at(index)?.kind === 'name') this.#useClass(index);
    }
    this.#nesting.expect('class');
    return index - 1;
  }

  #define(name: string): void {
    const word = name.toLowerCase();
    this.#defines.add(this.#namespace === '' ? word : `${this.#namespace}\\${word}`);
  }

  /** `require __DIR__ . '/a.php'`, `require 'a.php'`; anything put together is not known. */
  #include(token: PhpToken, at: number): number {
    let index = at + 1;
    if (this.tokens.is(index, '(')) index++;
    const beside = this.tokens.is(index, '__dir__') && this.tokens.is(index + 1, '.');
    const path = this.tokens.at(beside ? index + 2 : index);
    const ends = this.tokens.is((beside ? index + 2 : index) + 1, ';', ')');
    if (path?.kind !== 'text' || !ends) return at;
    const name = beside ? `.${path.value.startsWith('/') ? '' : '/'}${path.value}` : path.value;
    const isSure = token.value.toLowerCase().startsWith('require');
    this.#includes.push({ name, when: isSure ? this.#nesting.when : 'later', line: token.line });
    return at;
  }

  #useClass(at: number): void {
    const token = this.tokens.at(at) as PhpToken;
    const word = token.value.toLowerCase();
    const plain = word.replace(/^\\/, '');
    if (['self', 'static', 'parent', 'class'].includes(plain)) return;
    const full = word.startsWith('\\') ? plain : this.#resolved(plain);
    if (full.includes('\\')) return;
    const when = this.#nesting.when;
    this.#classes.push({ name: full, when, line: token.line });
    // The driver stands before the colon: an extension of its own.
    const source = full === 'pdo' && this.tokens.is(at + 1, '(') ? this.tokens.at(at + 2) : undefined;
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
      const asked = this.tokens.at(at + 2);
      if (asked?.kind === 'text') this.#asked.add(asked.value.toLowerCase().replace(/^\\/, ''));
      return;
    }
    const full = this.#imports.get(plain) ?? plain;
    if (!full.includes('\\')) this.#functions.push({ name: full, when: this.#nesting.when, line: token.line });
  }
}
