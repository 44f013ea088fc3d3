import { testsFor } from './allowances.js';
import { commonExports } from './common-exports.js';
import { declares, isArgument } from './declares.js';
import { type Guard, Nesting } from './nesting.js';

import { Tokens } from './tokens.js';
import { Values } from './values.js';
import { asksForNothing, headsOf, type Vocabulary } from './vocabulary.js';

/** When a place of a file is reached: as it is loaded; only if something allows, or without harm; when called. */
export type When = 'start' | 'guarded' | 'later';

/** How an add-on is searched for that is asked for by a path that the file puts together itself. */
export const COMPUTED_LOADER = 'require';

/** One module that a file asks for by name. */
export interface ModuleUse {
  readonly name: string;
  readonly how: 'require' | 'import';
  readonly when: When;
  /** What an import takes of it by name. */
  readonly names?: readonly string[] | undefined;
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
  /** Programs that it starts by name, in such a way that it fails without them. */
  readonly programs: readonly FeatureUse[];
  /** Global names that it puts there itself; `*` where the text does not say which. */
  readonly defines: readonly string[];
  /** All that it exports as a CommonJS module, where that can be told. */
  readonly exports?: readonly string[] | undefined;
  /** Whether it asks for modules by names that it puts together. */
  readonly computes: boolean;
  /** Whether it makes itself a function called `require`. */
  readonly ownRequire: boolean;
  /** Syntax that was not always there, sorted. */
  readonly syntax: readonly string[];
}

const REQUIRED = /\s*\(\s*(['"`])([^'"`\n$]{1,300})\1\s*\)/y;
const IMPORTED =
  /\s*(?:type\s+)?(?:([\w$*\s{},]{1,5000}?)\s*from\s*)?(['"])([^'"\n]{1,300})\2(\s*(?:assert|with)\s*\{)?/y;
const EXPORTED = /\s*(?:\*(?:\s*as\s+[\w$]+)?|\{[^{}]{0,5000}\})\s*from\s*(['"])([^'"\n]{1,300})\1/y;
const DYNAMIC = /\s*\(\s*(['"`])([^'"`\n$]{1,300})\1/y;
const COMPUTED = /\s*(?:\.\s*resolve\s*)?\(\s*((?:['"][^'"\n]{0,200}['"]\s*\+|(?!['"]))[^;]{1,200})/y;
const COMPUTED_IMPORT =
  /\s*(?:\.\s*meta\s*\.\s*resolve\s*)?\(\s*((?:['"][^'"\n]{0,200}['"]\s*\+|(?!['"]))[^;]{1,200})/y;
const NAMES_ADDON = /^[^)]*\.node\s*['"`]/;
const MEMBER = /\s*(?:\?\.|\.)\s*([\w$]+)/y;
const CALLED = /\s*\(\s*(?:(['"`])([^'"`\n$]{0,300})\1)?/y;
const BOUND = /(?:const|let|var)\s+([\w$]+|\{[^{}]{0,2000}\})\s*=\s*(?:[\w$]+\()?\s*$/;
/** How a file ends the program that it cannot go on with. */
const ENDS = '\\s*\\{?\\s*(?:console\\.\\w+\\([^;{}]{0,300}\\);?\\s*)?(?:throw\\b|process\\.exit\\(\\s*[1-9])';
const DEMANDED = new RegExp(
  `\\s+([\\w$.]+)\\s*(?:!==?\\s*['"]function['"]|===?\\s*['"]undefined['"])\\s*\\)${ENDS}`,
  'y',
);
const DENIED = new RegExp(
  `\\s*\\(\\s*!\\s*(?:require\\(\\s*['"]([\\w:/]+)['"]\\s*\\)\\s*\\.\\s*)?([\\w$.]+)\\s*\\)${ENDS}`,
  'y',
);
/** What takes a value for granted: a call, a member, but not `?.`. */
const GRANTED = /\s*(?:\(|\.(?!\.)|\[|`)/y;
/** `(0, module.member)(…)`, as compilers write calls of imports. */
const DETACHED = /\s*\)\s*\(/y;
const RESOURCE = /\s+[\w$]+\s*=[^=>]/y;
/** How far before a call the name that it is bound to may stand. */
const BACK = 400;

const GLOBAL_OBJECTS = new Set(['globalThis', 'global', 'self', 'window']);
const ASSIGNED = /\s*\.\s*([\w$]+)\s*(?:\?\?|\|\|)?=(?!=)/y;
const DEFINES = /\b(?:assign|definePropert(?:y|ies))\(\s*(?:globalThis|global|self|window)\b/;
const META = /\s*\.\s*meta\s*\.\s*(\w+)/y;
/** A call of what fails without a path. */
const TAKES_PATHS =
  /\b(?:(?:path|fs|fsp|fsPromises)\.\w+|join|resolve|createRequire|(?:read|write|exists|mkdir|readdir|stat)\w*)\(\s*(?:[^()]{0,200},\s*)?$/;
/** How far the parameters of a method may reach. */
const METHOD_HEAD = 500;

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

const NOTHING: JavaScriptUses = {
  isModule: false,
  modules: [],
  features: [],
  addons: [],
  programs: [],
  defines: [],
  computes: false,
  ownRequire: false,
  syntax: [],
};

class Scan {
  readonly #tokens: Tokens;
  readonly #nesting = new Nesting();
  readonly #values = new Values();
  readonly #modules: Placed<Omit<ModuleUse, 'when'>>[] = [];
  readonly #features: Placed<string>[] = [];
  readonly #addons: Placed<Omit<AddonSearch, 'when'>>[] = [];
  readonly #programs: Placed<string>[] = [];
  /** Features that the file says itself it cannot do without. */
  readonly #demands = new Set<string>();
  readonly #defines = new Set<string>();
  readonly #syntax = new Set<string>();
  /** Local names of modules and of members of them, by what they stand for. */
  readonly #bound = new Map<string, string>();
  /** Functions that are called by name, by the function that calls them; the file itself is ''. */
  readonly #calls = new Map<string, Set<string>>();
  /** Whether the file has something of its own by that name. */
  readonly #declared = new Map<string, boolean>();
  readonly #heads: ReadonlySet<string>;
  #isModule = false;
  #isComputing = false;
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
      else if (kind === 'regex') this.#regex(value);
      this.#values.token(tokens.kind, tokens.value);
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
      features: this.#features.map(({ use, place }) => ({ name: use, when: this.#tested(use, when(place)) })),
      programs: this.#programs.map(({ use, place }) => ({ name: use, when: when(place) })),
      addons: this.#addons.map(({ use, place }) => ({ ...use, when: when(place) })),
      defines: DEFINES.test(this.text) ? ['*'] : [...this.#defines].sort(),
      exports: this.#isModule ? undefined : commonExports(this.text),
      computes: this.#isComputing,
      ownRequire: this.#isModule && this.#declares('require'),
      syntax: [...this.#syntax].sort(),
    };
  }

  /** The functions that are called while the file is loaded. */
  #reached(): ReadonlySet<string> {
    const reached = new Set<string>(['']);
    for (const caller of reached) for (const name of this.#calls.get(caller) ?? []) reached.add(name);
    return reached;
  }

  /** What a file asks for elsewhere it knows to do without. */
  #tested(name: string, when: When): When {
    return when === 'start' && !this.#demands.has(name) && testsFor(this.text, name) ? 'guarded' : when;
  }

  #word(value: string): void {
    const isMember = this.#previous === '.' || this.#previous === '?.';
    if (isMember) {
      if (this.#previous === '.') this.#method(value);
      return;
    }
    if (value === 'require') this.#require();
    else if (value === 'import') this.#import();
    else if (value === 'export' && this.#nesting.atTop) this.#export();
    else if (value === 'typeof') this.#demanded();
    else if (value === 'if') this.#denied();
    else if (value === 'await') this.#await();
    else if (value === 'using' && this.#matches(RESOURCE) !== null) this.#syntax.add('using');
    else if (this.#bound.has(value)) this.#used(this.#bound.get(value) ?? '', this.#tokens.end);
    else if (this.#previous !== 'typeof' && this.#previous !== 'function') this.#named(value);
  }

  #punctuator(value: string): void {
    if (value === '?.') this.#syntax.add('optional-chaining');
    else if (value === '??') this.#syntax.add('nullish-coalescing');
    else if (value === '??=' || value === '||=' || value === '&&=') this.#syntax.add('logical-assignment');
    else if (value === '{' && this.#previous === 'static') this.#syntax.add('class-static-block');
  }

  /** A method of something whose type the text tells. */
  #method(value: string): void {
    const type = this.#values.receiver;
    const name = `${type}#${value}`;
    if (type === undefined || this.vocabulary.methods?.get(value)?.has(name) !== true) return;
    if (matchAt(CALLED, this.text, this.#tokens.end) === null || this.#declares(type)) return;
    this.#features.push({ use: name, place: this.#place() });
  }

  #regex(value: string): void {
    const flags = value.slice(value.lastIndexOf('/') + 1);
    if (/^[dgimsy]*v[dgimsy]*$/.test(flags) && new Set(flags).size === flags.length) this.#syntax.add('regexp-v-flag');
  }

  #require(): void {
    const match = this.#matches(REQUIRED);
    if (match === null) {
      this.#computed(COMPUTED);
      return;
    }
    const name = match[2] ?? '';
    this.#modules.push({ use: { name, how: 'require' }, place: this.#place() });
    const { start } = this.#tokens;
    const end = REQUIRED.lastIndex;
    const bound = BOUND.exec(this.text.slice(Math.max(0, start - BACK), start))?.[1];
    if (bound?.startsWith('{')) this.#bindMembers(name, bound.slice(1, -1));
    else if (bound !== undefined) this.#bindResult(bound, name, end);
    this.#used(name, end);
  }

  /** A name that is put together: of a part for this platform, it may be. */
  #computed(pattern: RegExp): boolean {
    const asked = this.#matches(pattern)?.[1];
    if (asked === undefined) return false;
    this.#isComputing = true;
    if (NAMES_ADDON.test(asked)) this.#addons.push({ use: { loader: COMPUTED_LOADER }, place: this.#place() });
    return true;
  }

  /** `const fsp = require('fs').promises`: what the variable stands for is only known when nothing more is done with it. */
  #bindResult(local: string, module: string, end: number): void {
    const member = matchAt(MEMBER, this.text, end)?.[1];
    const behind = member === undefined ? end : MEMBER.lastIndex;
    if (matchAt(GRANTED, this.text, behind) !== null) return;
    this.#bound.set(local, member === undefined ? module : `${module}.${member}`);
  }

  /** `{ a, b: c }` of a module. What has a default may be missing. */
  #bindMembers(module: string, names: string): void {
    for (const [, member, local = member] of names.matchAll(/([\w$]+)(?:\s*:\s*([\w$]+))?\s*(?=,|$|\s*$)/g)) {
      if (member !== undefined && local !== undefined) this.#bound.set(local, `${module}.${member}`);
    }
  }

  /** What follows a module, or a member of one, of which `path` is the name: members of it, a call. */
  #used(path: string, from: number): void {
    let name = path.replace(/^node:/, '');
    if (this.vocabulary.loaders.has(path)) {
      const call = matchAt(CALLED, this.text, from) ?? matchAt(CALLED, this.text, memberEnd(this.text, from));
      if (call !== null) this.#addons.push({ use: { loader: path, name: call[2] }, place: this.#place() });
      return;
    }
    const isNew = this.#previous === 'new' || this.#previous === 'extends';
    let end = from;
    if (this.vocabulary.members.has(name)) this.#memberUsed(name, end, isNew);
    for (let depth = 0; depth < 3; depth++) {
      const match = matchAt(MEMBER, this.text, end);
      if (match === null || match[0].includes('?')) break;
      end = MEMBER.lastIndex;
      if (match[1] === 'default') continue;
      name = `${name}.${match[1]}`;
      if (this.vocabulary.members.has(name)) this.#memberUsed(name, end, isNew);
    }
    this.#calledWith(name, end);
  }

  #memberUsed(name: string, end: number, isNew: boolean): void {
    const detached = matchAt(DETACHED, this.text, end) !== null && /\(0,\s*$/.test(this.#before());
    if (isNew || detached || matchAt(GRANTED, this.text, end) !== null) {
      this.#features.push({ use: name, place: this.#place() });
    }
  }

  /** Calls of which it matters with what. */
  #calledWith(name: string, end: number): void {
    const { calls, starters } = this.vocabulary;
    const word = matchAt(CALLED, this.text, end)?.[2];
    if (word === undefined) return;
    if (calls?.has(`${name}(${word.toLowerCase()})`)) {
      this.#features.push({ use: `${name}(${word.toLowerCase()})`, place: this.#place() });
    }
    if (starters?.has(name) !== true) return;
    const rest = this.text.slice(CALLED.lastIndex, CALLED.lastIndex + BACK);
    const program = name.endsWith('execSync') ? firstWord(word) : word;
    // Another shell, directory or path: nobody knows what is found there.
    if (program === '' || /\b(?:shell|env|cwd)\b/.test(rest)) return;
    this.#programs.push({ use: program, place: this.#place() });
  }

  #before(): string {
    const { start } = this.#tokens;
    return this.text.slice(Math.max(0, start - BACK), start);
  }

  #import(): void {
    const dynamic = this.#matches(DYNAMIC);
    if (dynamic !== null) {
      const place = this.#place();
      const awaited = this.#previous === 'await' ? place : { ...place, inFunction: true, functionName: undefined };
      this.#modules.push({ use: { name: dynamic[2] ?? '', how: 'import' }, place: awaited });
      return;
    }
    if (this.#computed(COMPUTED_IMPORT) || this.#importMeta() || !this.#nesting.atTop) return;
    const match = this.#matches(IMPORTED);
    if (match === null) {
      return;
    }
    const [, names = '', , name = '', attributes] = match;
    this.#isModule = true;
    const taken = /\{([^{}]*)\}/.exec(names)?.[1];
    const byName = [...(taken ?? '').matchAll(/([\w$]+)(?:\s+as\s+[\w$]+)?/g)].map(([, one = '']) => one);
    const named = byName.length === 0 ? {} : { names: byName };
    this.#modules.push({ use: { name, how: 'import', ...named }, place: NOWHERE });
    if (attributes !== undefined) {
      this.#syntax.add(attributes.includes('assert') ? 'import-assertion' : 'import-attributes');
    }
    for (const [, member, local = member] of names.replace(/^[^{]*/, '').matchAll(/([\w$]+)(?:\s+as\s+([\w$]+))?/g)) {
      const feature = `${name.replace(/^node:/, '')}.${member}`;
      if (this.vocabulary.members.has(feature)) {
        this.#features.push({ use: feature, place: NOWHERE });
        this.#demands.add(feature);
      } else if (local !== undefined) this.#bound.set(local, `${name}.${member}`);
    }
    const whole = /^\s*(?:\*\s*as\s+)?([\w$]+)/.exec(names)?.[1];
    if (whole !== undefined) this.#bound.set(whole, name);
    this.#tokens.jump(IMPORTED.lastIndex - (attributes === undefined ? 0 : 1), 'string', '');
  }

  /** Where `import.meta` has not always been so: an error only where what cannot do without gets it. */
  #importMeta(): boolean {
    const member = this.#matches(META)?.[1];
    if (member === undefined) return false;
    const name = `import.meta.${member}`;
    if (!this.vocabulary.members.has(name)) return true;
    const place = this.#place();
    const taken = TAKES_PATHS.test(this.#before()) || matchAt(GRANTED, this.text, META.lastIndex) !== null;
    this.#features.push({ use: name, place: taken ? place : { ...place, inFunction: true, functionName: undefined } });
    return true;
  }

  #export(): void {
    this.#isModule = true;
    const match = this.#matches(EXPORTED);
    if (match !== null) this.#modules.push({ use: { name: match[2] ?? '', how: 'import' }, place: NOWHERE });
  }

  /** `if (typeof fetch !== 'function') throw …`: the file says itself what it cannot do without. */
  #demanded(): void {
    const name = this.#matches(DEMANDED)?.[1];
    if (name !== undefined) this.#demand(name);
  }

  /** `if (!fs.cpSync) throw …`, which of a global would end the program by itself. */
  #denied(): void {
    const [, module, name = ''] = this.#matches(DENIED) ?? [];
    const [head = '', ...rest] = name.split('.');
    const owner = module ?? this.#bound.get(head);
    if (owner === undefined) this.#demand(name);
    else this.#demand([owner.replace(/^node:/, ''), ...(module === undefined ? rest : [head, ...rest])].join('.'));
  }

  #demand(name: string): void {
    if (!this.vocabulary.globals.has(name) && !this.vocabulary.members.has(name)) return;
    const { inFunction, functionName, guards } = this.#place();
    const place = { inFunction, functionName, guards: guards.filter(({ kind }) => kind === 'try') };
    this.#features.push({ use: name, place });
    if (!inFunction) this.#demands.add(name);
  }

  #await(): void {
    if (this.#nesting.inFunction || this.#previous === ',' || this.#previous === '{') return;
    if (/^\s*[:=,)]/.test(this.text.slice(this.#tokens.end, this.#tokens.end + 20))) return;
    this.#syntax.add('top-level-await');
  }

  /** A global, or a function of the file that is called. */
  #named(value: string): void {
    const { end } = this.#tokens;
    const next = this.text.charCodeAt(end);
    if (next === 0x28 && !this.vocabulary.globals.has(value)) {
      this.#called(value);
      return;
    }
    if (GLOBAL_OBJECTS.has(value)) this.#assigned();
    if (!this.#heads.has(value)) return;
    const isNew = this.#previous === 'new' || this.#previous === 'extends';
    const isUsed =
      isNew ||
      this.#previous === 'instanceof' ||
      matchAt(GRANTED, this.text, end) !== null ||
      (this.#previous === '(' && isArgument(this.text, end - value.length, value));
    if (!isUsed || this.#declares(value) || (next === 0x28 && this.#isMethod(end))) return;
    if (this.vocabulary.globals.has(value)) {
      this.#features.push({ use: value, place: this.#place() });
    }
    const member = matchAt(MEMBER, this.text, end);
    const name = `${value}.${member?.[1]}`;
    if (member !== null && !member[0].includes('?') && this.vocabulary.members.has(name)) {
      this.#memberUsed(name, MEMBER.lastIndex, isNew);
    }
  }

  /** `globalThis.fetch = …`. */
  #assigned(): void {
    const name = this.#matches(ASSIGNED)?.[1];
    if (name !== undefined && this.#heads.has(name)) this.#defines.add(name);
  }

  /** `{ fetch(url) { … } }`: a method of that name. */
  #isMethod(at: number): boolean {
    if (!/^(?:[{,;}]|async|get|set|static|\*)?$/.test(this.#previous)) return false;
    let open = 0;
    for (let end = at; end < Math.min(this.text.length, at + METHOD_HEAD); end++) {
      const code = this.text.charCodeAt(end);
      if (code === 0x28) open += 1;
      else if (code === 0x29 && --open === 0) return /^\s*\{/.test(this.text.slice(end + 1, end + 20));
    }
    return false;
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

/** The program that a command of a shell surely starts; empty where that is not so simple. */
function firstWord(command: string): string {
  const word = /^[\w./-]+(?=\s|$)/.exec(command)?.[0] ?? '';
  return /[|&;<>()]/.test(command) ? '' : word;
}
