import type { Statement } from '../../formats/python/statements.js';
import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { loadProgram } from '../load/load.js';
import type { Scene } from '../scene.js';
import { failedCall } from './calls.js';
import { holds, type Situation } from './condition.js';
import { missingExtension } from './extensions.js';
import type { FoundModule, ModuleFinder } from './finder.js';
import { Handling } from './handling.js';
import { foreignModule, missingModule, refusedSyntax, type Syntax, unknownModule } from './needs.js';
import { behind, FINE, joined, type Outcome, outcomeOf } from './outcome.js';
import { mayHaveEnded, OwnFunctions } from './own-functions.js';
import { libraryUse, partOfCode, partOfLibrary } from './parts.js';
import { absolute, at, type Place } from './place.js';
import { isForOtherSystems } from './removed.js';
import { missingZones } from './zones.js';

/** What is known of a file of code. */
interface Code {
  readonly body: readonly Statement[];
  readonly syntax?: Syntax | undefined;
  readonly searches?: boolean | undefined;
}

/** Follows imports as the interpreter would carry them out, one file after another, without running anything. */
export class Importing {
  readonly #known = new Map<string, Outcome>();
  readonly #underWay = new Set<string>();
  /** What functions do when they are called, of which nobody knows whether they are. */
  readonly #later: { readonly body: readonly Statement[]; readonly place: Place }[] = [];
  readonly #handling = new Handling();
  readonly #own = new OwnFunctions();
  /** Whether something that ran has modules looked for in places that are not known. */
  #searches = false;

  constructor(
    readonly scene: Scene,
    readonly finder: ModuleFinder,
  ) {}

  /** What the program in the file at `path`, or given as text, does before it does anything else; and in its functions. */
  program(path: string, code: Code): Unmet[] {
    const place = { path, name: '__main__', isPackage: false, isMain: true };
    const { fails, perhaps } = this.#code(code, place);
    const softened = [...perhaps, ...(fails.length > 0 ? [] : this.#functions())];
    const causes = new Set(fails.map(({ cause }) => cause));
    return [
      ...fails,
      ...softened
        .filter(({ cause }) => !causes.has(cause) && causes.add(cause))
        .map((each) => ({ ...each, level: 'warning' as const })),
    ];
  }

  /** Reads a file as a whole, then runs it. */
  #code({ body, syntax, searches }: Code, place: Place): Outcome {
    const refused = refusedSyntax(this.finder.interpreter, place, syntax);
    if (refused !== undefined) return { fails: [refused], perhaps: [] };
    this.#searches ||= searches === true;
    return this.#run(body, place);
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
    if ('gives' in statement) return this.#gives(statement, place);
    if ('mentions' in statement) return this.#mentions(statement.mentions, place, statement.line);
    if ('try' in statement) return this.#try(statement, place);
    if ('if' in statement) return this.#if(statement.if, place);
    if ('calls' in statement) return outcomeOf(failedCall(this.scene, statement, place));
    if ('searches' in statement) this.#searches = true;
    if ('invokes' in statement) return this.#invoke(statement.invokes, place);
    if ('later' in statement) this.#defines(statement, place);
    return FINE;
  }

  #defines({ later, name }: Extract<Statement, { later: unknown }>, place: Place): void {
    if (name !== undefined) this.#own.add(place.path, name, later);
    this.#later.push({ body: later, place });
  }

  /** A function of the module is run where it is called: what breaks in it breaks the caller, as far as it is reached. */
  #invoke(name: string, place: Place): Outcome {
    let whole = FINE;
    let certain = true;
    for (const statement of this.#own.enter(place.path, name)) {
      const outcome = this.#step(statement, place);
      certain &&= !mayHaveEnded(statement);
      const { fails, perhaps } = outcome;
      whole = joined(
        whole,
        certain
          ? outcome
          : { fails: [], perhaps: [...perhaps, ...fails.filter((need) => this.#concerns(need, place))] },
      );
      if (whole.fails.length > 0) break;
    }
    return whole;
  }

  /** What breaks in functions, as far as it is a matter of the payload's own code or of the standard library. */
  #functions(): Unmet[] {
    const found: Unmet[] = [];
    for (let next = this.#later.shift(); next !== undefined; next = this.#later.shift()) {
      for (const statement of next.body) {
        const { fails, perhaps } = this.#step(statement, next.place);
        found.push(...fails.filter((need) => this.#concerns(need, next.place)), ...perhaps);
      }
    }
    return found;
  }

  /** Whether an import that may not be reached is worth a warning: installed packages have many for what they can do without. */
  #concerns({ rule, cause }: Unmet, place: Place): boolean {
    if (rule !== 'python-missing-module') return true;
    return !this.finder.isInstalled(place.path) && !isForOtherSystems(cause.slice(cause.indexOf(':') + 1));
  }

  #try(statement: Extract<Statement, { try: unknown }>, place: Place): Outcome {
    const tried = this.#run(statement.try, place);
    if (tried.fails.length === 0)
      return joined(tried, this.#run([...(statement.else ?? []), ...(statement.finally ?? [])], place));
    const handler = this.#handling.handlerOf(statement, tried.fails);
    if (handler === undefined) return tried;
    const handled = this.#run(handler.body, place);
    if (handled.fails.length > 0) return { fails: [...handled.fails, ...tried.fails], perhaps: tried.perhaps };
    if (handler.body.some((each) => 'raise' in each)) return tried;
    this.#handling.caught(tried.fails, place);
    const replaced = handler.body.some((each) => 'import' in each || 'from' in each);
    const without = replaced ? [] : tried.fails.filter((need) => this.#concerns(need, place));
    return { fails: [], perhaps: [...tried.perhaps, ...without, ...handled.perhaps] };
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
    if (decided && ends && fails.length > 0) return { fails, perhaps };
    return { fails: [], perhaps: [...perhaps, ...fails.filter((need) => this.#concerns(need, place))] };
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
      outcome = joined(outcome, this.#part(found, name, place, line));
      if (outcome.fails.length > 0) return outcome;
    }
    return outcome;
  }

  /** One name of `from … import`: an attribute, else a module in the package. */
  #part(found: FoundModule, name: string, place: Place, line: number): Outcome {
    if (name === '*') return FINE;
    const full = `${found.name}.${name}`;
    const asked = { place, line, searches: this.#searches };
    if (found.kind === 'installed') return partOfLibrary(this.finder, found, name, asked);
    if (found.kind === 'extension') return FINE;
    const part = found.kind === 'code' && !found.isPackage ? undefined : this.finder.find(full);
    if (found.kind === 'code' && (part === undefined || part.kind === 'missing')) return partOfCode(found, name, asked);
    if (part === undefined || part.kind === 'missing' || part.kind === 'unknown') return FINE;
    // Where names are not listed, what lies in it under that name will be what is meant.
    const bound = found.kind === 'code' && found.fact.names.includes(name) && found.path !== place.path;
    if (bound && !this.#underWay.has(found.name)) return FINE;
    return this.#load(full, place, line);
  }

  #use(use: string, place: Place, line: number): Outcome {
    return libraryUse(this.finder, use, { place, line, searches: this.#searches });
  }

  #gives({ gives, to, line }: Extract<Statement, { gives: unknown }>, place: Place): Outcome {
    const asked = this.#handling.asked(gives, to, at(place, line, ''));
    const isZones = to.split('.', 1)[0] === 'zoneinfo' && this.finder.find('tzdata').kind === 'missing';
    return isZones ? joined(asked, missingZones(this.scene.view.target, gives, at(place, line, ''))) : asked;
  }

  /** Modules of one package that are named in strings are imported by name, one or another: certain where none would do. */
  #mentions(names: readonly string[], place: Place, line: number): Outcome {
    const parents = new Set(names.map((name) => name.slice(0, name.lastIndexOf('.'))));
    if (names.length < 2 || parents.size > 1 || place.name === '__main__') return FINE;
    const [parent = ''] = parents;
    if (!this.finder.isDeployed(parent) || !names.some((name) => this.finder.find(name).kind === 'code')) return FINE;
    const outcomes = names.map((name) => this.#import(name, place, line));
    const fails = outcomes.flatMap((outcome) => outcome.fails);
    const all =
      outcomes.every((outcome) => outcome.fails.length > 0) &&
      fails.some(({ rule }) => rule === 'python-abi' || rule === 'missing-library');
    const [abi, others] = [
      fails.filter(({ rule }) => rule === 'python-abi'),
      fails.filter(({ rule }) => rule !== 'python-abi'),
    ];
    return all ? { fails: [...abi, ...others], perhaps: [] } : FINE;
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
    if (found.kind === 'code') return this.#loadCode(found, asked);
    if (found.kind === 'extension') return this.#loadExtension(found, place, asked);
    if (found.kind === 'unknown')
      return { fails: [], perhaps: [unknownModule(found.name, found.reason, asked, 'unknown')] };
    if (found.kind === 'foreign') return { fails: [foreignModule(this.finder.interpreter, found, asked)], perhaps: [] };
    const behindIt = found.kind === 'installed' ? missingExtension(this.finder, found.name) : undefined;
    if (behindIt !== undefined)
      return behind(outcomeOf(missingModule(this.finder.interpreter, behindIt, place, line)), asked);
    if (found.kind !== 'missing') return FINE;
    if (!this.#searches)
      return { fails: [missingModule(this.finder.interpreter, found.name, place, line)], perhaps: [] };
    const reason = 'what runs before has it looked for elsewhere';
    return { fails: [], perhaps: [unknownModule(found.name, reason, asked, 'unmet')] };
  }

  #loadCode(found: Extract<FoundModule, { kind: 'code' }>, asked: Evidence): Outcome {
    const { path, name, isPackage, fact, foreign } = found;
    const inner = { path, name, isPackage, isMain: false };
    const outcome = this.#code(fact as unknown as Code, inner);
    if (outcome.fails.length === 0 || foreign === undefined) return behind(outcome, asked);
    // The extension module beside it would have been loaded in its place.
    const need = foreignModule(this.finder.interpreter, { name, ...foreign }, asked);
    return { fails: [need, ...behind(outcome, asked).fails], perhaps: outcome.perhaps };
  }

  #loadExtension({ record }: Extract<FoundModule, { kind: 'extension' }>, place: Place, asked: Evidence): Outcome {
    const load = loadProgram(this.scene, record);
    const fails = load.filter(({ level, status }) => level === 'error' && status === 'unmet');
    const own = this.finder.code(record.path);
    if (fails.length > 0 || own === undefined)
      return behind({ fails, perhaps: load.filter((each) => !fails.includes(each)) }, asked);
    return this.#run(own.body as unknown as readonly Statement[], { ...place, path: record.path, isMain: false });
  }

  #situation({ isMain, name, isPackage }: Place): Situation {
    const { minor, interpreter } = this.finder;
    return {
      minor,
      implementation: interpreter.implementation,
      isMain,
      name,
      isPackage,
      environment: this.scene.deployment.environment,
    };
  }
}
