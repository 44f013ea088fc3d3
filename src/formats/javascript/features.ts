import { declares, isArgument } from './declares.js';
import { GRANTED, MEMBER } from './following.js';
import { matchAt, type Placed, type Position } from './position.js';
import type { AddonSearch } from './uses.js';
import { headsOf, type Vocabulary } from './vocabulary.js';

const CALLED = /\s*\(\s*(?:(['"`])([^'"`\n$]{0,300})\1)?/y;
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
/** `(0, module.member)(…)`, as compilers write calls of imports. */
const DETACHED = /\s*\)\s*\(/y;
const GLOBAL_OBJECTS = new Set(['globalThis', 'global', 'self', 'window']);
const ASSIGNED = /\s*\.\s*([\w$]+)\s*(?:\?\?|\|\|)?=(?!=)/y;
/** How far the parameters of a method may reach. */
const METHOD_HEAD = 500;

/** What a file uses of what it does not bring: globals, members of modules, programs, add-ons. */
export class Features {
  readonly features: Placed<string>[] = [];
  readonly addons: Placed<Omit<AddonSearch, 'when'>>[] = [];
  readonly programs: Placed<string>[] = [];
  /** Features that the file says itself it cannot do without. */
  readonly demands = new Set<string>();
  /** Global names that it puts there itself. */
  readonly defines = new Set<string>();
  /** Local names of modules and of members of them, by what they stand for. */
  readonly bound = new Map<string, string>();
  /** Whether the file has something of its own by that name. */
  readonly #declared = new Map<string, boolean>();
  readonly #heads: ReadonlySet<string>;

  /** `receiver` tells the type of what stands before a method, `onCall` is told of functions of the file that are called. */
  constructor(
    private readonly position: Position,
    private readonly vocabulary: Vocabulary,
    private readonly receiver: () => string | undefined,
    private readonly onCall: (name: string) => void,
  ) {
    this.#heads = headsOf(vocabulary);
  }

  /** A method of something whose type the text tells. */
  method(value: string): void {
    const type = this.receiver();
    const name = `${type}#${value}`;
    if (type === undefined || this.vocabulary.methods?.get(value)?.has(name) !== true) return;
    if (matchAt(CALLED, this.position.text, this.position.tokens.end) === null || this.declares(type)) return;
    this.features.push({ use: name, place: this.position.place });
  }

  /** What follows a module, or a member of one, of which `path` is the name: members of it, a call. */
  used(path: string, from: number): void {
    let name = path.replace(/^node:/, '');
    if (this.vocabulary.loaders.has(path)) {
      const call =
        matchAt(CALLED, this.position.text, from) ??
        matchAt(CALLED, this.position.text, memberEnd(this.position.text, from));
      if (call !== null) this.addons.push({ use: { loader: path, name: call[2] }, place: this.position.place });
      return;
    }
    const isNew = this.position.previous === 'new' || this.position.previous === 'extends';
    let end = from;
    if (this.vocabulary.members.has(name)) this.#memberUsed(name, end, isNew);
    for (let depth = 0; depth < 3; depth++) {
      const match = matchAt(MEMBER, this.position.text, end);
      if (match === null || match[0].includes('?')) break;
      end = MEMBER.lastIndex;
      if (match[1] === 'default') continue;
      name = `${name}.${match[1]}`;
      if (this.vocabulary.members.has(name)) this.#memberUsed(name, end, isNew);
    }
    this.#calledWith(name, end);
  }

  #memberUsed(name: string, end: number, isNew: boolean): void {
    const detached = matchAt(DETACHED, this.position.text, end) !== null && /\(0,\s*$/.test(this.position.before);
    if (isNew || detached || matchAt(GRANTED, this.position.text, end) !== null) {
      this.features.push({ use: name, place: this.position.place });
    }
  }

  /** Calls of which it matters with what. */
  #calledWith(name: string, end: number): void {
    const { calls, starters } = this.vocabulary;
    const word = matchAt(CALLED, this.position.text, end)?.[2];
    if (word === undefined) return;
    if (calls?.has(`${name}(${word.toLowerCase()})`)) {
      this.features.push({ use: `${name}(${word.toLowerCase()})`, place: this.position.place });
    }
    if (starters?.has(name) !== true) return;
    const rest = this.position.from(CALLED.lastIndex);
    const program = name.endsWith('execSync') ? firstWord(word) : word;
    // Another shell, directory or path: nobody knows what is found there.
    if (program === '' || /\b(?:shell|env|cwd)\b/.test(rest)) return;
    this.programs.push({ use: program, place: this.position.place });
  }

  /** `if (typeof fetch !== 'function') throw …`: the file says itself what it cannot do without. */
  demanded(): void {
    const name = this.position.matches(DEMANDED)?.[1];
    if (name !== undefined) this.#demand(name);
  }

  /** `if (!fs.cpSync) throw …`, which of a global would end the program by itself. */
  denied(): void {
    const [, module, name = ''] = this.position.matches(DENIED) ?? [];
    const [head = '', ...rest] = name.split('.');
    const owner = module ?? this.bound.get(head);
    if (owner === undefined) this.#demand(name);
    else this.#demand([owner.replace(/^node:/, ''), ...(module === undefined ? rest : [head, ...rest])].join('.'));
  }

  #demand(name: string): void {
    if (!this.vocabulary.globals.has(name) && !this.vocabulary.members.has(name)) return;
    const { inFunction, functionName, guards } = this.position.place;
    const place = { inFunction, functionName, guards: guards.filter(({ kind }) => kind === 'try') };
    this.features.push({ use: name, place });
    if (!inFunction) this.demands.add(name);
  }

  /** A global, or a function of the file that is called. */
  named(value: string): void {
    const { end } = this.position.tokens;
    const next = this.position.text.charCodeAt(end);
    if (next === 0x28 && !this.vocabulary.globals.has(value)) {
      this.onCall(value);
      return;
    }
    if (GLOBAL_OBJECTS.has(value)) this.#assigned();
    if (!this.#heads.has(value)) return;
    const isNew = this.position.previous === 'new' || this.position.previous === 'extends';
    const isUsed =
      isNew ||
      this.position.previous === 'instanceof' ||
      matchAt(GRANTED, this.position.text, end) !== null ||
      (this.position.previous === '(' && isArgument(this.position.text, end - value.length, value));
    if (!isUsed || this.declares(value) || (next === 0x28 && this.#isMethod(end))) return;
    if (this.vocabulary.globals.has(value)) {
      this.features.push({ use: value, place: this.position.place });
    }
    const member = matchAt(MEMBER, this.position.text, end);
    const name = `${value}.${member?.[1]}`;
    if (member !== null && !member[0].includes('?') && this.vocabulary.members.has(name)) {
      this.#memberUsed(name, MEMBER.lastIndex, isNew);
    }
  }

  /** `globalThis.fetch = …`. */
  #assigned(): void {
    const name = this.position.matches(ASSIGNED)?.[1];
    if (name !== undefined && this.#heads.has(name)) this.defines.add(name);
  }

  /** `{ fetch(url) { … } }`: a method of that name. */
  #isMethod(at: number): boolean {
    if (!/^(?:[{,;}]|async|get|set|static|\*)?$/.test(this.position.previous)) return false;
    let open = 0;
    for (let end = at; end < Math.min(this.position.text.length, at + METHOD_HEAD); end++) {
      const code = this.position.text.charCodeAt(end);
      if (code === 0x28) open += 1;
      else if (code === 0x29 && --open === 0) return /^\s*\{/.test(this.position.text.slice(end + 1, end + 20));
    }
    return false;
  }

  /** Whether the file has something of its own by that name. */
  declares(name: string): boolean {
    const known = this.#declared.get(name) ?? declares(this.position.text, name);
    this.#declared.set(name, known);
    return known;
  }
}

function memberEnd(text: string, at: number): number {
  return matchAt(MEMBER, text, at) === null ? at : MEMBER.lastIndex;
}

/** The program that a command of a shell surely starts; empty where that is not so simple. */
function firstWord(command: string): string {
  const word = /^[\w./-]+(?=\s|$)/.exec(command)?.[0] ?? '';
  return /[|&;<>()]/.test(command) ? '' : word;
}
