import type { Statement } from '../../formats/python/statements.js';
import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { loadProgram } from '../load/load.js';
import { type Scene, undecided, unmet } from '../scene.js';
import { holds, type Situation } from './condition.js';
import type { FoundModule, ModuleFinder } from './finder.js';

/** What comes of running statements: what ends them, and what may go wrong besides. */
interface Outcome {
  readonly fails: readonly Unmet[];
  readonly perhaps: readonly Unmet[];
}

/** The module whose statements run. */
interface Place {
  readonly path: string;
  readonly name: string;
  readonly isPackage: boolean;
  readonly isMain: boolean;
}

const FINE: Outcome = { fails: [], perhaps: [] };
/** Exceptions that catch an import that fails. */
const CATCHING = new Set(['ImportError', 'Exception', 'BaseException']);
const MISSING = new Set([...CATCHING, 'ModuleNotFoundError']);

/** Follows imports as the interpreter would carry them out, one file after another, without running anything. */
export class Importing {
  readonly #known = new Map<string, Outcome>();
  readonly #underWay = new Set<string>();
  /** Whether something that ran has modules looked for in places that are not known. */
  #searches = false;

  constructor(
    readonly scene: Scene,
    readonly finder: ModuleFinder,
  ) {}

  /** What the program in the file at `path`, or given as text, does before it does anything else. */
  program(
    path: string,
    fact: {
      readonly body: readonly Statement[];
      readonly syntax?: Syntax | undefined;
      readonly searches?: boolean | undefined;
    },
  ): Unmet[] {
    this.#searches ||= fact.searches === true;
    const place = { path, name: '__main__', isPackage: false, isMain: true };
    const refused = this.#refused(place, fact.syntax);
    if (refused !== undefined) return [refused];
    const { fails, perhaps } = this.#run(fact.body, place);
    return [...fails, ...perhaps.map((each) => ({ ...each, level: 'warning' as const }))];
  }

  #run(body: readonly Statement[], place: Place): Outcome {
    let whole = FINE;
    for (const statement of body) {
      whole = joined(whole, this.#step(statement, place));
      if (whole.fails.length > 0) break;
    }
    return whole;
  }

  #step(statement: Statement, place: Place): Outcome {
    if ('import' in statement) return this.#import(statement.import, place, statement.line);
    if ('from' in statement) return this.#from(statement.from, statement.names, place, statement.line);
    if ('use' in statement) return this.#use(statement.use, place, statement.line);
    if ('mentions' in statement) return this.#mentions(statement.mentions, place, statement.line);
    if ('try' in statement) return this.#try(statement, place);
    if ('if' in statement) return this.#if(statement.if, place);
    return FINE;
  }

  #try(statement: Extract<Statement, { try: unknown }>, place: Place): Outcome {
    const tried = this.#run(statement.try, place);
    if (tried.fails.length === 0)
      return joined(tried, this.#run([...(statement.else ?? []), ...(statement.finally ?? [])], place));
    const isMissing = tried.fails.every(({ rule }) => rule === 'python-missing-module');
    const isAttribute = tried.fails.every(({ rule }) => rule === 'python-missing-attribute');
    const catches = isAttribute ? ATTRIBUTE : isMissing ? MISSING : CATCHING;
    const handler = statement.except.find(
      ({ catches: names }) => names.length === 0 || names.some((name) => catches.has(name)),
    );
    if (handler === undefined) return tried;
    const handled = this.#run(handler.body, place);
    if (handled.fails.length > 0) return { fails: [...handled.fails, ...tried.fails], perhaps: tried.perhaps };
    if (handler.body.some((each) => 'raise' in each)) return tried;
    return { fails: [], perhaps: [...tried.perhaps, ...handled.perhaps] };
  }

  /** Of branches of which nobody knows which is taken, each that breaks is worth a warning; all that break are certain. */
  #if(branches: Extract<Statement, { if: unknown }>['if'], place: Place): Outcome {
    const outcomes: Outcome[] = [];
    let decided = false;
    let ends = true;
    for (const { when, body } of branches) {
      const answer = holds(when, this.#situation(place));
      if (answer === false) continue;
      const outcome = this.#run(body, place);
      outcomes.push(outcome);
      ends &&= outcome.fails.length > 0 || body.some((each) => 'raise' in each);
      decided = answer === true;
      if (decided) break;
    }
    const perhaps = outcomes.flatMap((outcome) => outcome.perhaps);
    const fails = outcomes.flatMap((outcome) => outcome.fails);
    const all = decided && ends && fails.length > 0;
    return all ? { fails, perhaps } : { fails: [], perhaps: [...perhaps, ...fails] };
  }

  #import(name: string, place: Place, line: number): Outcome {
    let outcome: Outcome = FINE;
    const parts = name.split('.');
    for (let end = 1; end <= parts.length; end++) {
      const next = this.#load(parts.slice(0, end).join('.'), place, line);
      outcome = joined(outcome, next);
      if (next.fails.length > 0) return outcome;
    }
    return outcome;
  }

  #from(written: string, names: readonly string[], place: Place, line: number): Outcome {
    const module = absolute(written, place);
    if (module === undefined) return FINE;
    let outcome = module === '' ? FINE : this.#import(module, place, line);
    if (outcome.fails.length > 0) return outcome;
    const found = this.finder.find(module);
    for (const name of names) {
      const part = this.#part(found, name, place, line);
      outcome = joined(outcome, part);
      if (part.fails.length > 0) return outcome;
    }
    return outcome;
  }

  /** One name of `from … import`: an attribute, else a module in the package. */
  #part(found: FoundModule, name: string, place: Place, line: number): Outcome {
    if (name === '*') return FINE;
    const full = `${found.name}.${name}`;
    if (found.kind === 'installed') {
      const missing =
        found.offers !== undefined && !this.#offers(found.name, name) && this.finder.find(full).kind === 'missing';
      return missing ? { fails: [this.#missingName(full, place, line)], perhaps: [] } : FINE;
    }
    if (found.kind === 'extension' || (found.kind === 'code' && !found.isPackage)) return FINE;
    const bound = found.kind === 'code' && (found.fact.names.includes(name) || found.fact.open === true);
    if (bound && !this.#underWay.has(found.name) && found.path !== place.path) return FINE;
    const part = this.finder.find(full);
    if (part.kind === 'missing') return FINE;
    return this.#load(full, place, line);
  }

  #use(use: string, place: Place, line: number): Outcome {
    const [module, name] = [use.slice(0, use.lastIndexOf('.')), use.slice(use.lastIndexOf('.') + 1)];
    const found = this.finder.find(module);
    if (found.kind !== 'installed' || found.offers === undefined || name.startsWith('_')) return FINE;
    if (this.#offers(module, name) || this.finder.find(use).kind !== 'missing') return FINE;
    const { version } = this.finder.interpreter;
    return {
      fails: [
        unmet(
          'python-missing-attribute',
          `language-version:${use}`,
          `${place.path} uses ${use}, which the standard library of Python ${version} does not have`,
          [at(place, line, `uses ${use}`), this.#target(`Python ${version}`)],
        ),
      ],
      perhaps: [],
    };
  }

  /** Modules that are named in strings are imported by name, one or another of them: certain only where none would do. */
  #mentions(names: readonly string[], place: Place, line: number): Outcome {
    const own = names.filter(
      (name) => place.name !== '__main__' && this.finder.isDeployed(name) && this.finder.find(name).kind === 'code',
    );
    if (own.length < 2) return FINE;
    const outcomes = own.map((name) => this.#import(name, place, line));
    const fails = outcomes.flatMap((outcome) => outcome.fails);
    return outcomes.every((outcome) => outcome.fails.some(({ rule }) => rule === 'python-abi'))
      ? { fails, perhaps: [] }
      : FINE;
  }

  #load(name: string, place: Place, line: number): Outcome {
    const known = this.#known.get(name);
    // What may go wrong in it was said where it was imported first.
    if (known !== undefined) return { fails: known.fails, perhaps: [] };
    if (this.#underWay.has(name)) return FINE;
    this.#underWay.add(name);
    const outcome = this.#loadNew(this.finder.find(name), place, line);
    this.#underWay.delete(name);
    this.#known.set(name, outcome);
    return outcome;
  }

  #loadNew(found: FoundModule, place: Place, line: number): Outcome {
    const asked = at(place, line, `imports ${found.name}`);
    if (found.kind === 'code') {
      const inner = { path: found.path, name: found.name, isPackage: found.isPackage, isMain: false };
      const refused = this.#refused(inner, found.fact.syntax);
      if (refused !== undefined) return { fails: [behind(refused, asked)], perhaps: [] };
      this.#searches ||= found.fact.searches === true;
      const { fails, perhaps } = this.#run(found.fact.body as unknown as readonly Statement[], inner);
      return { fails: fails.map((each) => behind(each, asked)), perhaps: perhaps.map((each) => behind(each, asked)) };
    }
    if (found.kind === 'extension') {
      const load = loadProgram(this.scene, found.record);
      const fails = load.filter(({ level, status }) => level === 'error' && status === 'unmet');
      const own = this.finder.code(found.record.path);
      if (fails.length === 0 && own !== undefined) {
        return this.#run(own.body as unknown as readonly Statement[], {
          ...place,
          path: found.record.path,
          isMain: false,
        });
      }
      return { fails: fails.map((each) => behind(each, asked)), perhaps: load.filter((each) => !fails.includes(each)) };
    }
    if (found.kind === 'unknown') {
      return {
        fails: [],
        perhaps: [
          { ...undecided(`missing-module:${found.name}`, found.reason, [asked]), rule: 'python-missing-module' },
        ],
      };
    }
    if (found.kind === 'missing' && this.#searches) {
      const perhaps = undecided(`missing-module:${found.name}`, 'what runs before has it looked for elsewhere', [
        asked,
      ]);
      return { fails: [], perhaps: [{ ...perhaps, rule: 'python-missing-module', status: 'unmet' }] };
    }
    if (found.kind === 'missing') return { fails: [this.#missing(found.name, place, line)], perhaps: [] };
    return found.kind === 'foreign' ? { fails: [this.#foreign(found, asked)], perhaps: [] } : FINE;
  }

  #missing(name: string, place: Place, line: number): Unmet {
    const { version, path } = this.finder.interpreter;
    return unmet(
      'python-missing-module',
      `missing-module:${name}`,
      `${place.path} imports ${name}, which neither the payload nor Python ${version} of the target has`,
      [at(place, line, `imports ${name}`), this.#target(`searched by Python ${version}: ${path.join(', ')}`)],
      { fix: `Install what brings the module ${name} for Python ${version}, or ship it with the program.` },
    );
  }

  #missingName(full: string, place: Place, line: number): Unmet {
    const { version } = this.finder.interpreter;
    return unmet(
      'python-missing-attribute',
      `import-name:${full}`,
      `${place.path} imports ${full}, which the standard library of Python ${version} does not have`,
      [at(place, line, `imports ${full}`), this.#target(`Python ${version}`)],
    );
  }

  #foreign({ name, tag, path }: Extract<FoundModule, { kind: 'foreign' }>, asked: Evidence): Unmet {
    const { version, soabi } = this.finder.interpreter;
    const built = /^[a-z]+-\d+/.exec(tag)?.[0] ?? tag;
    return unmet(
      'python-abi',
      `python-abi:${built}:${name}`,
      `${path} is built for ${built}, and the target has Python ${version}`,
      [
        asked,
        { environment: 'payload', path, fact: `is built for ${tag}` },
        this.#target(`loads ${soabi ?? `cpython-${version.replace('.', '')}`}, abi3, and files without a tag`),
      ],
      {
        fix: `Install a build of ${name.split('.', 1)[0]} for Python ${version}, or use Python ${dotted(built)} in the target.`,
      },
    );
  }

  #refused(place: Place, syntax: Syntax | undefined): Unmet | undefined {
    const { version } = this.finder.interpreter;
    if (syntax === undefined || Number(syntax.version.split('.')[1]) <= this.finder.minor) return undefined;
    return unmet(
      'python-syntax',
      'language-version:syntax',
      `${place.path} uses ${syntax.what}, which needs Python ${syntax.version}, and the target has ${version}`,
      [at(place, syntax.line, `uses ${syntax.what}`), this.#target(`Python ${version}`)],
      { fix: `Use Python ${syntax.version} or newer in the target, or write it otherwise.` },
    );
  }

  /** Whether a module of the standard library offers a name, as far as is known: true where it is not. */
  #offers(module: string, name: string, depth = 0): boolean {
    const offers = this.finder.offers(module);
    if (offers === undefined || depth > 5) return true;
    const words = offers.split(' ');
    if (words.includes(name) || words.includes('?') || name.startsWith('_')) return true;
    const isPackage = this.finder.find(`${module}.x`).kind === 'missing';
    return words
      .filter((word) => word.startsWith('*'))
      .some((word) => this.#offers(absolute(word.slice(1), { name: module, isPackage }) ?? '', name, depth + 1));
  }

  #situation({ isMain }: Place): Situation {
    return { minor: this.finder.minor, implementation: this.finder.interpreter.implementation, isMain };
  }

  #target(fact: string): Evidence {
    return { environment: 'target', path: this.finder.interpreter.library, fact };
  }
}

type Syntax = { readonly version: string; readonly what: string; readonly line: number };

const ATTRIBUTE = new Set(['AttributeError', 'Exception', 'BaseException', 'ImportError']);

function joined(first: Outcome, second: Outcome): Outcome {
  if (second.fails.length === 0 && second.perhaps.length === 0) return first;
  return { fails: unique(first.fails, second.fails), perhaps: unique(first.perhaps, second.perhaps) };
}

/** Of what has the same cause, what was met first. */
function unique(first: readonly Unmet[], second: readonly Unmet[]): readonly Unmet[] {
  const known = new Set(first.map(({ cause }) => cause));
  return [...first, ...second.filter(({ cause }) => !known.has(cause) && known.add(cause))];
}

function at(place: Place, line: number, fact: string): Evidence {
  return { environment: 'payload', path: place.path, line, fact };
}

function behind(need: Unmet, asked: Evidence): Unmet {
  return need.evidence.length > 12 ? need : { ...need, evidence: [asked, ...need.evidence] };
}

/** The full name of what a module calls `..a`; `undefined` where that leads out of its package. */
function absolute(written: string, place: Pick<Place, 'name' | 'isPackage'>): string | undefined {
  const dots = /^\.*/.exec(written)?.[0].length ?? 0;
  if (dots === 0) return written;
  const parts = place.name.split('.');
  const up = dots - (place.isPackage ? 1 : 0);
  if (up > parts.length) return undefined;
  const base = parts.slice(0, parts.length - up);
  return [...base, ...written.slice(dots).split('.')].filter((part) => part !== '').join('.');
}

/** `3.11` of `cpython-311`. */
function dotted(tag: string): string {
  return tag.replace(/^\D+/, '').replace(/^(\d)(\d+)$/, '$1.$2');
}
