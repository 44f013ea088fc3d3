import { testsFor } from './allowances.js';
import { commonExports } from './common-exports.js';
import { Features } from './features.js';
import { type Place, type Placed, Position } from './position.js';
import { Requests } from './requests.js';
import { type JavaScriptUses, type ModuleUse, NO_USES, type When } from './uses.js';
import { Values } from './values.js';
import { asksForNothing, type Vocabulary } from './vocabulary.js';

const DEFINES = /\b(?:assign|definePropert(?:y|ies))\(\s*(?:globalThis|global|self|window)\b/;
/** The one condition that packages choose their files by: React, and whatever is built as it is. */
const NODE_ENV = /(\s*\(\s*)process\.env\.NODE_ENV\s*([=!]==?)\s*(['"])(\w+)\3\s*\)/y;
const RESOURCE = /\s+[\w$]+\s*=[^=>]/y;

/** Reads what a file asks for. Never throws: what is no JavaScript asks for little. */
export function scanJavaScript(text: string, vocabulary: Vocabulary): JavaScriptUses {
  return asksForNothing(text, vocabulary) ? NO_USES : new Scan(text, vocabulary).run();
}

class Scan {
  readonly #position: Position;
  readonly #values = new Values();
  readonly #features: Features;
  readonly #requests: Requests;
  readonly #syntax = new Set<string>();
  /** Functions that are called by name, by the function that calls them; the file itself is ''. */
  readonly #calls = new Map<string, Set<string>>();

  constructor(
    readonly text: string,
    readonly vocabulary: Vocabulary,
  ) {
    this.#position = new Position(text);
    this.#features = new Features(
      this.#position,
      vocabulary,
      () => this.#values.receiver,
      (name) => this.#called(name),
    );
    this.#requests = new Requests(this.#position, vocabulary, this.#features);
  }

  run(): JavaScriptUses {
    const { tokens, nesting } = this.#position;
    while (tokens.next()) {
      const { kind, value } = tokens;
      nesting.token(kind, value, tokens.newLine);
      if (kind === 'word') this.#word(value);
      else if (kind === 'punctuator') this.#punctuator(value);
      else if (kind === 'regex') this.#regex(value);
      this.#values.token(tokens.kind, tokens.value);
      this.#position.previous = kind === 'word' || kind === 'punctuator' ? value : '';
    }
    // A loader that is required and not seen to be called is called somehow.
    for (const { use, place } of this.#requests.modules) {
      const isLoader = this.vocabulary.loaders.has(use.name);
      if (isLoader && !this.#features.addons.some((addon) => addon.use.loader === use.name)) {
        this.#features.addons.push({ use: { loader: use.name }, place });
      }
    }
    const reached = this.#reached();
    const when = ({ inFunction, functionName, guards }: Place): When => {
      if (inFunction && (functionName === undefined || !reached.has(functionName))) return 'later';
      return guards.some(({ kind, rethrows }) => kind === 'condition' || !rethrows) ? 'guarded' : 'start';
    };
    const module = ({ use, place }: Placed<Omit<ModuleUse, 'when'>>): ModuleUse => {
      const asking = place.guards.find(({ nodeEnv }) => nodeEnv !== undefined);
      if (asking === undefined) return { ...use, when: when(place) };
      const guards = place.guards.filter((guard) => guard !== asking);
      return { ...use, when: when({ ...place, guards }), nodeEnv: asking.nodeEnv };
    };
    return {
      isModule: this.#requests.isModule,
      modules: this.#requests.modules.map(module),
      features: this.#features.features.map(({ use, place }) => ({ name: use, when: this.#tested(use, when(place)) })),
      programs: this.#features.programs.map(({ use, place }) => ({ name: use, when: when(place) })),
      addons: this.#features.addons.map(({ use, place }) => ({ ...use, when: when(place) })),
      defines: DEFINES.test(this.text) ? ['*'] : [...this.#features.defines].sort(),
      exports: this.#requests.isModule ? undefined : commonExports(this.text),
      computes: this.#requests.computes,
      ownRequire: this.#requests.isModule && this.#features.declares('require'),
      syntax: [...this.#syntax, ...this.#requests.syntax].sort(),
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
    return when === 'start' && !this.#features.demands.has(name) && testsFor(this.text, name) ? 'guarded' : when;
  }

  #word(value: string): void {
    const isMember = this.#position.previous === '.' || this.#position.previous === '?.';
    if (isMember) {
      if (this.#position.previous === '.') this.#features.method(value);
      return;
    }
    if (value === 'require') this.#requests.require();
    else if (value === 'import') this.#requests.import();
    else if (value === 'export' && this.#position.nesting.atTop) this.#requests.export();
    else if (value === 'typeof') this.#features.demanded();
    else if (value === 'if') this.#condition();
    else if (value === 'await') this.#await();
    else if (value === 'using' && this.#position.matches(RESOURCE) !== null) this.#syntax.add('using');
    else if (this.#features.bound.has(value))
      this.#features.used(this.#features.bound.get(value) ?? '', this.#position.tokens.end);
    else if (this.#position.previous !== 'typeof' && this.#position.previous !== 'function')
      this.#features.named(value);
  }

  #condition(): void {
    this.#features.denied();
    const [, , equals, , value = ''] = this.#position.matches(NODE_ENV) ?? [];
    if (equals !== undefined) this.#position.nesting.asksNodeEnv(equals.startsWith('!') ? `!${value}` : value);
  }

  #punctuator(value: string): void {
    if (value === '?.') this.#syntax.add('optional-chaining');
    else if (value === '??') this.#syntax.add('nullish-coalescing');
    else if (value === '??=' || value === '||=' || value === '&&=') this.#syntax.add('logical-assignment');
    else if (value === '{' && this.#position.previous === 'static') this.#syntax.add('class-static-block');
  }

  #regex(value: string): void {
    const flags = value.slice(value.lastIndexOf('/') + 1);
    if (/^[dgimsy]*v[dgimsy]*$/.test(flags) && new Set(flags).size === flags.length) this.#syntax.add('regexp-v-flag');
  }

  #await(): void {
    if (this.#position.nesting.inFunction || this.#position.previous === ',' || this.#position.previous === '{') return;
    if (/^\s*[:=,)]/.test(this.text.slice(this.#position.tokens.end, this.#position.tokens.end + 20))) return;
    this.#syntax.add('top-level-await');
  }

  #called(name: string): void {
    const caller = this.#position.nesting.inFunction ? this.#position.nesting.functionName : '';
    if (caller === undefined) return;
    const known = this.#calls.get(caller);
    if (known === undefined) this.#calls.set(caller, new Set([name]));
    else known.add(name);
  }
}
