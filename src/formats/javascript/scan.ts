import { declares } from './declares.js';
import { type Guard, Nesting } from './nesting.js';
import { Tokens } from './tokens.js';
import { asksForNothing, headsOf, type Vocabulary } from './vocabulary.js';

/** When a place of a file is reached: as it is loaded; only if something allows, or without harm; when called. */
export type When = 'start' | 'guarded' | 'later';

/** One module that a file asks for by name. */
export interface ModuleUse {
  readonly name: string;
  readonly how: 'require' | 'import';
  readonly when: When;
}

/** One feature of the language or the platform, by the name that the caller knows it by. */
export interface FeatureUse {
  readonly name: string;
  readonly when: When;
}

/** A search for an add-on: by which package, and for what it was asked. */
export interface AddonSearch {
  readonly loader: string;
  readonly name?: string | undefined;
  readonly when: When;
}

/** What one file of JavaScript asks of what surrounds it. */
export interface JavaScriptUses {
  /** Whether it can only be an ECMAScript module. */
  readonly isModule: boolean;
  readonly modules: readonly ModuleUse[];
  readonly features: readonly FeatureUse[];
  readonly addons: readonly AddonSearch[];
  /** Syntax that was not always there, sorted. */
  readonly syntax: readonly string[];
}

const REQUIRED = /\s*\(\s*(['"`])([^'"`\n$]{1,300})\1\s*\)/y;
const IMPORTED =
  /\s*(?:type\s+)?(?:([\w$*\s{},]{1,5000}?)\s*from\s*)?(['"])([^'"\n]{1,300})\2(\s*(?:assert|with)\s*\{)?/y;
const EXPORTED = /\s*(?:\*(?:\s*as\s+[\w$]+)?|\{[^{}]{0,5000}\})\s*from\s*(['"])([^'"\n]{1,300})\1/y;
const DYNAMIC = /\s*\(\s*(['"`])([^'"`\n$]{1,300})\1/y;
const MEMBER = /\s*(?:\?\.|\.)\s*([\w$]+)/y;
const CALLED = /\s*\(\s*(?:(['"`])([^'"`\n$]{0,300})\1)?/y;
const BOUND = /(?:const|let|var)\s+([\w$]+|\{[^{}]{0,2000}\})\s*=\s*(?:[\w$]+\()?\s*$/;
const DEMANDED = /\s+([\w$.]+)\s*(?:!==?\s*['"]function['"]|===?\s*['"]undefined['"])\s*\)\s*\{?\s*throw\b/y;
const RESOURCE = /\s+[\w$]+\s*=[^=>]/y;
/** How far before a call the name that it is bound to may stand. */
const BACK = 400;

interface Place {
  readonly inFunction: boolean;
  readonly functionName: string | undefined;
  readonly guards: readonly Guard[];
}

type Placed<Use> = { readonly use: Use; readonly place: Place };

/** Reads what a file asks for. Never throws: what is no JavaScript asks for little. */
export function scanJavaScript(text: string, vocabulary: Vocabulary): JavaScriptUses {
  return asksForNothing(text, vocabulary) ? NOTHING : new Scan(text, vocabulary).run();
}

const NOTHING: JavaScriptUses = { isModule: false, modules: [], features: [], addons: [], syntax: [] };

class Scan {
  readonly #tokens: Tokens;
  readonly #nesting = new Nesting();
  readonly #modules: Placed<Omit<ModuleUse, 'when'>>[] = [];
  readonly #features: Placed<string>[] = [];
  readonly #addons: Placed<Omit<AddonSearch, 'when'>>[] = [];
  readonly #syntax = new Set<string>();
  /** Local names of required modules. */
  readonly #bound = new Map<string, string>();
  /** Functions that are called by name, by the function that calls them; the file itself is ''. */
  readonly #calls = new Map<string, Set<string>>();
  /** Whether the file has something of its own by that name. */
  readonly #declared = new Map<string, boolean>();
  readonly #heads: ReadonlySet<string>;
  #isModule = false;
  #previous = '';

  constructor(
    readonly text: string,
    readonly vocabulary: Vocabulary,
  ) {
    this.#tokens = new Tokens(text);
    this.#heads = headsOf(vocabulary);
  }

  run(): JavaScriptUses {
    const tokens = this.#tokens;
    while (tokens.next()) {
      const { kind, value } = tokens;
      this.#nesting.token(kind, value, tokens.newLine);
      if (kind === 'word') this.#word(value);
      else if (kind === 'punctuator') this.#punctuator(value);
      this.#previous = kind === 'word' || kind === 'punctuator' ? value : '';
    }
    // A loader that is required and not seen to be called is called somehow.
    for (const { use, place } of this.#modules) {
      const isLoader = this.vocabulary.loaders.has(use.name);
      if (isLoader && !this.#addons.some((addon) => addon.use.loader === use.name)) {
        this.#addons.push({ use: { loader: use.name }, place });
      }
    }
    const reached = this.#reached();
    const when = ({ inFunction, functionName, guards }: Place): When => {
      if (inFunction && (functionName === undefined || !reached.has(functionName))) return 'later';
      return guards.some(({ kind, rethrows }) => kind === 'condition' || !rethrows) ? 'guarded' : 'start';
    };
    return {
      isModule: this.#isModule,
      modules: this.#modules.map(({ use, place }) => ({ ...use, when: when(place) })),
      features: this.#features.map(({ use, place }) => ({ name: use, when: when(place) })),
      addons: this.#addons.map(({ use, place }) => ({ ...use, when: when(place) })),
      syntax: [...this.#syntax].sort(),
    };
  }

  /** The functions that are called while the file is loaded. */
  #reached(): ReadonlySet<string> {
    const reached = new Set<string>(['']);
    for (const caller of reached) for (const name of this.#calls.get(caller) ?? []) reached.add(name);
    return reached;
  }

  #word(value: string): void {
    const isMember = this.#previous === '.' || this.#previous === '?.';
    if (isMember) return;
    if (value === 'require') this.#require();
    else if (value === 'import') this.#import();
    else if (value === 'export' && this.#nesting.atTop) this.#export();
    else if (value === 'typeof') this.#demanded();
    else if (value === 'await') this.#await();
    else if (value === 'using' && this.#matches(RESOURCE) !== null) this.#syntax.add('using');
    else if (this.#bound.has(value)) this.#bindingUsed(value);
    else if (this.#previous !== 'typeof' && this.#previous !== 'function') this.#named(value);
  }

  #punctuator(value: string): void {
    if (value === '?.') this.#syntax.add('optional-chaining');
    else if (value === '??') this.#syntax.add('nullish-coalescing');
    else if (value === '??=' || value === '||=' || value === '&&=') this.#syntax.add('logical-assignment');
    else if (value === '{' && this.#previous === 'static') this.#syntax.add('class-static-block');
  }

  #require(): void {
    const match = this.#matches(REQUIRED);
    if (match === null) return;
    const name = match[2] ?? '';
    this.#modules.push({ use: { name, how: 'require' }, place: this.#place() });
    const { start } = this.#tokens;
    const bound = BOUND.exec(this.text.slice(Math.max(0, start - BACK), start))?.[1];
    if (bound !== undefined && !bound.startsWith('{')) this.#bound.set(bound, name);
    const end = REQUIRED.lastIndex;
    this.#used(name, end);
  }

  /** What follows a module: a member of it, or a call. */
  #used(name: string, end: number): void {
    const plain = name.replace(/^node:/, '');
    if (this.vocabulary.loaders.has(name)) {
      const call = matchAt(CALLED, this.text, end) ?? matchAt(CALLED, this.text, memberEnd(this.text, end));
      if (call !== null) this.#addons.push({ use: { loader: name, name: call[2] }, place: this.#place() });
      return;
    }
    const member = matchAt(MEMBER, this.text, end)?.[1];
    if (member !== undefined && this.vocabulary.members.has(`${plain}.${member}`)) {
      this.#features.push({ use: `${plain}.${member}`, place: this.#place() });
    }
  }

  #bindingUsed(value: string): void {
    this.#used(this.#bound.get(value) ?? '', this.#tokens.end);
  }

  #import(): void {
    const dynamic = this.#matches(DYNAMIC);
    if (dynamic !== null) {
      const place = this.#place();
      const awaited = this.#previous === 'await' ? place : { ...place, inFunction: true, functionName: undefined };
      this.#modules.push({ use: { name: dynamic[2] ?? '', how: 'import' }, place: awaited });
      return;
    }
    if (!this.#nesting.atTop) return;
    const match = this.#matches(IMPORTED);
    if (match === null) {
      const member = /^\s*\.\s*meta\s*\.\s*(\w+)/.exec(this.text.slice(this.#tokens.end, this.#tokens.end + 100))?.[1];
      if (member !== undefined && this.vocabulary.members.has(`import.meta.${member}`)) {
        this.#features.push({ use: `import.meta.${member}`, place: this.#place() });
      }
      return;
    }
    const [, names = '', , name = '', attributes] = match;
    this.#isModule = true;
    this.#modules.push({ use: { name, how: 'import' }, place: NOWHERE });
    if (attributes !== undefined) {
      this.#syntax.add(attributes.includes('assert') ? 'import-assertion' : 'import-attributes');
    }
    for (const [, member] of names.replace(/^[^{]*/, '').matchAll(/([\w$]+)(?:\s+as\s+[\w$]+)?/g)) {
      const feature = `${name.replace(/^node:/, '')}.${member}`;
      if (this.vocabulary.members.has(feature)) this.#features.push({ use: feature, place: NOWHERE });
    }
    const whole = /^\s*(?:\*\s*as\s+)?([\w$]+)/.exec(names)?.[1];
    if (whole !== undefined) this.#bound.set(whole, name);
    this.#tokens.jump(IMPORTED.lastIndex - (attributes === undefined ? 0 : 1), 'string', '');
  }

  #export(): void {
    this.#isModule = true;
    const match = this.#matches(EXPORTED);
    if (match !== null) this.#modules.push({ use: { name: match[2] ?? '', how: 'import' }, place: NOWHERE });
  }

  /** `if (typeof fetch !== 'function') throw …`: the file says itself what it cannot do without. */
  #demanded(): void {
    const name = this.#matches(DEMANDED)?.[1];
    if (name === undefined) return;
    const { inFunction, functionName, guards } = this.#place();
    this.#feature(name, { inFunction, functionName, guards: guards.filter(({ kind }) => kind === 'try') });
  }

  #feature(name: string, place: Place): void {
    if (this.vocabulary.globals.has(name) || this.vocabulary.members.has(name))
      this.#features.push({ use: name, place });
  }

  #await(): void {
    if (this.#nesting.inFunction || this.#previous === ',' || this.#previous === '{') return;
    if (/^\s*[:=,)]/.test(this.text.slice(this.#tokens.end, this.#tokens.end + 20))) return;
    this.#syntax.add('top-level-await');
  }

  /** A global, or a function of the file that is called. */
  #named(value: string): void {
    const next = this.text.charCodeAt(this.#tokens.end);
    if (next === 0x28 && !this.vocabulary.globals.has(value)) {
      this.#called(value);
      return;
    }
    if (!this.#heads.has(value)) return;
    const member = matchAt(MEMBER, this.text, this.#tokens.end)?.[1];
    if (member !== undefined) this.#feature(`${value}.${member}`, this.#place());
    const used = member !== undefined || next === 0x28;
    if (used && this.vocabulary.globals.has(value) && !this.#declares(value)) this.#feature(value, this.#place());
  }

  #called(name: string): void {
    const caller = this.#nesting.inFunction ? this.#nesting.functionName : '';
    if (caller === undefined) return;
    const known = this.#calls.get(caller);
    if (known === undefined) this.#calls.set(caller, new Set([name]));
    else known.add(name);
  }

  #declares(name: string): boolean {
    const known = this.#declared.get(name) ?? declares(this.text, name);
    this.#declared.set(name, known);
    return known;
  }

  #place(): Place {
    const { inFunction, functionName, guards } = this.#nesting;
    return { inFunction, functionName, guards };
  }

  #matches(pattern: RegExp): RegExpExecArray | null {
    return matchAt(pattern, this.text, this.#tokens.end);
  }
}

/** Imports are fetched before anything of the file runs, wherever they stand. */
const NOWHERE: Place = { inFunction: false, functionName: undefined, guards: [] };

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function memberEnd(text: string, at: number): number {
  return matchAt(MEMBER, text, at) === null ? at : MEMBER.lastIndex;
}
