import {
  type Availability,
  builtinModule,
  describeAvailability,
  isAvailable,
  SYNTAX,
} from '../../formats/node/platform.js';
import type { NodeCodeFact, NodePackageFact } from '../../model/facts/node.js';
import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { says, targetSays, undecided, unmet } from '../scene.js';
import { checkAddon, findAddon } from './addons.js';
import { type Loaded, missingFeatures } from './features.js';
import { type Launch, PLAIN } from './launch.js';
import { missingNames, moduleKind } from './module-kind.js';
import { missingPlatformPackages } from './platform-packages.js';
import { missingPrograms } from './programs.js';
import { joined, resolveName, splitName } from './resolve.js';
import type { NodeWorld, Placed, Runtime } from './world.js';

/** A program that loads more files than this is not followed further. */
const MAX_FILES = 20_000;

/** Names inside of a package, and addresses. */
const ELSEWHERE = /^(?:#|(?!node:)[a-z]+:)/i;

type Use = NodeCodeFact['modules'][number];

/** A file to be loaded, who asks for it, and how. */
type Step = [path: string, asked: readonly Evidence[], how: 'require' | 'import'];

/** What one run of Node.js loads before it is done with loading: files, one after the other as they are asked for. */
export class ModuleGraph {
  readonly #visited = new Set<string>();
  readonly #loaded: Loaded[] = [];
  readonly #unmet: Unmet[] = [];

  constructor(
    readonly world: NodeWorld,
    readonly runtime: Runtime | undefined,
    readonly launch: Launch = PLAIN,
  ) {}

  /** What is lacking of all that was loaded. */
  get unmet(): readonly Unmet[] {
    return [...this.#unmet, ...missingFeatures(this.#loaded, this.runtime, this.launch)];
  }

  /** Adds what somebody else found. */
  add(...unmet: readonly Unmet[]): void {
    this.#unmet.push(...unmet);
  }

  get #version(): string | undefined {
    return this.runtime?.fact.version;
  }

  /** Loads the file at `path`. What was not captured is taken to be right. */
  load(path: string, asked: readonly Evidence[], how: 'require' | 'import'): void {
    const pending: Step[] = [[path, asked, how]];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const [file, chain, way] = next;
      if (this.#visited.has(file) || this.#visited.size >= MAX_FILES) continue;
      this.#visited.add(file);
      if (file.endsWith('.node')) this.#unmet.push(...checkAddon(this.world, this.runtime, file, chain));
      const code = this.world.code(file);
      if (code !== undefined) pending.push(...this.#take(code, chain, way).reverse());
    }
  }

  /** Loads code that lies in no file. */
  loadCode(code: Placed<NodeCodeFact>, asked: readonly Evidence[]): void {
    for (const [path, chain, how] of this.#take(code, asked, undefined)) this.load(path, chain, how);
  }

  /** Judges one file and says what it loads. */
  #take(code: Placed<NodeCodeFact>, chain: readonly Evidence[], how: 'require' | 'import' | undefined): Step[] {
    const syntax = this.#syntax(code, chain, how);
    if (syntax.length > 0) {
      this.#unmet.push(...syntax);
      return [];
    }
    this.#loaded.push({ code, chain });
    this.#unmet.push(...this.#addons(code, chain), ...missingPrograms(this.world, code, chain));
    const own = this.world.packageOf(code.path);
    if (own !== undefined && !this.#visited.has(own.path) && asksForParts(code.fact, own.fact)) {
      this.#visited.add(own.path);
      this.#unmet.push(...missingPlatformPackages(this.world, this.runtime, own, chain));
    }
    return code.fact.modules.flatMap((use) => this.#use(code, use, chain));
  }

  /** What of the file's own text the release does not understand: nothing of it runs. */
  #syntax(code: Placed<NodeCodeFact>, chain: readonly Evidence[], how: 'require' | 'import' | undefined): Unmet[] {
    const version = this.#version;
    if (version === undefined || this.launch.hooked) return [];
    const missing = (code.fact.syntax ?? []).filter((name) => {
      const availability = Object.hasOwn(SYNTAX, name) ? SYNTAX[name] : undefined;
      return availability !== undefined && !isAvailable(availability, version);
    });
    const [first] = missing;
    if (first !== undefined) {
      const fact = `is written with ${missing.map(words).join(', ')}`;
      const message = `${code.path} ${fact}: Node.js ${version} takes that for a syntax error`;
      const fix = `Use ${describeAvailability(SYNTAX[first] ?? { since: [] })}, or compile the code for Node.js ${version}.`;
      return [unmet('node-syntax', 'language-version:syntax', message, this.#evidence(code, chain, fact), { fix })];
    }
    return how === undefined ? [] : moduleKind(this.world, code, how, this.#evidence(code, chain, ''), version);
  }

  #addons(code: Placed<NodeCodeFact>, chain: readonly Evidence[]): Unmet[] {
    const searches = (code.fact.addons ?? []).filter(({ when }) => when !== 'guarded');
    return searches.flatMap((search) => {
      const evidence = this.#evidence(code, chain, `looks for its add-on with ${search.loader}`, false);
      return findAddon(this.world, this.runtime, code.path, search, evidence);
    });
  }

  /** Follows one request, or says why it cannot be. */
  #use(code: Placed<NodeCodeFact>, use: Use, chain: readonly Evidence[]): Step[] {
    const { name, how, when, file, missing } = use;
    if (when === 'guarded' || ELSEWHERE.test(name) || !this.#isChosen(code, use)) return [];
    const asks: Evidence[] = [...chain, says(code, `${how === 'require' ? 'requires' : 'imports'} ${name}`)];
    const place = code.origin === 'payload' ? this.world.scene.view.place : '';
    if (file !== undefined) return when === 'start' ? this.#found(code, use, `${place}${file}`, asks) : [];
    if (missing === true) {
      const path = name.startsWith('.') ? joined(code.path.slice(0, code.path.lastIndexOf('/')), name) : undefined;
      this.#missing(code, use, [...asks, targetSays('there is no such file', path)]);
      return [];
    }
    if (/^(?:\.{1,2}(?:\/|$)|\/)/.test(name)) return this.#path(code, use, asks);
    const builtin = builtinModule(name, how);
    if (builtin !== undefined) {
      this.#builtin(code, use, builtin, asks);
      return [];
    }
    const found = resolveName(this.world, this.runtime, name, how, code.path, this.launch);
    if (found.kind === 'missing') {
      const searched = `searched, without finding it: ${found.searched.slice(0, 8).join(', ')}`;
      this.#missing(
        code,
        use,
        [...asks, targetSays(searched)],
        `Install ${name} with the software (npm ci), or ship it.`,
      );
    } else if (found.kind === 'closed') {
      const fix = `Use a release of ${name.split('/', 1)[0] ?? name} that has it, or load what it exports.`;
      this.#missing(code, use, [...asks, says(found.owner, found.reason)], fix);
    } else if (found.kind === 'unknown' && when === 'start') {
      this.#unmet.push({ ...undecided(`missing-module:${name}`, found.reason, asks), rule: 'node-missing-module' });
    } else if (found.kind === 'file' && when === 'start') return this.#found(code, use, found.path, asks);
    return [];
  }

  /**
   * Whether NODE_ENV is what a request depends on. Where nobody set it, packages have their code for development loaded,
   * which was built with the other; what the software does itself then is not known.
   */
  #isChosen({ path }: Placed<NodeCodeFact>, { nodeEnv }: Use): boolean {
    if (nodeEnv === undefined) return true;
    const { NODE_ENV } = this.world.scene.deployment.environment;
    if (NODE_ENV === undefined && !path.includes('/node_modules/')) return false;
    return nodeEnv.startsWith('!') ? NODE_ENV !== nodeEnv.slice(1) : NODE_ENV === nodeEnv;
  }

  #builtin(code: Placed<NodeCodeFact>, use: Use, builtin: readonly Availability[], asks: readonly Evidence[]): void {
    const version = this.#version;
    const lacking = version === undefined ? undefined : builtin.find((one) => !isAvailable(one, version));
    if (lacking === undefined) return;
    this.#missing(code, use, [...asks, ...this.#runtimeSays()], `Use ${describeAvailability(lacking)}.`);
  }

  #found(code: Placed<NodeCodeFact>, use: Use, path: string, asks: readonly Evidence[]): Step[] {
    const target = this.world.code(path);
    if (target !== undefined) this.#unmet.push(...missingNames(this.world, code, use, target, asks));
    return [[path, asks, use.how]];
  }

  /** A path in code that lies in no file: from the working directory. */
  #path(code: Placed<NodeCodeFact>, use: Use, asks: readonly Evidence[]): Step[] {
    const path = joined(code.path.slice(0, code.path.lastIndexOf('/')), use.name);
    const endings = use.how === 'import' ? [''] : ['', '.js', '.json', '/index.js'];
    const found = endings.map((ending) => `${path}${ending}`).find((one) => this.world.code(one) !== undefined);
    if (found !== undefined) return use.when === 'start' ? [[found, asks, use.how]] : [];
    if (this.world.lacksCode(path)) this.#missing(code, use, [...asks, targetSays(`there is no ${path}`)]);
    return [];
  }

  #missing(code: Placed<NodeCodeFact>, { name, when }: Use, evidence: readonly Evidence[], fix?: string): void {
    if (when === 'later' && code.path.includes('/node_modules/')) return;
    // Whatever changes how files are found has to be found itself first.
    const certain = !this.launch.hooked || code.path.endsWith('/[eval]');
    const level = when === 'start' && certain ? 'error' : 'warning';
    const message = `${code.path} loads ${name}, which is not there`;
    this.#unmet.push(
      unmet('node-missing-module', `missing-module:${name}`, message, evidence, {
        level,
        ...(fix === undefined ? {} : { fix }),
      }),
    );
  }

  #evidence(code: Placed<NodeCodeFact>, chain: readonly Evidence[], fact: string, runtime = true): Evidence[] {
    return [...chain, says(code, fact), ...(runtime ? this.#runtimeSays() : [])];
  }

  #runtimeSays(): Evidence[] {
    const { runtime } = this;
    return runtime === undefined
      ? []
      : [says(runtime, `is Node.js ${runtime.fact.version ?? 'of an unknown release'}`)];
  }
}

function words(syntax: string): string {
  return syntax.replaceAll('-', ' ');
}

/** Whether the code may ask for the part of its package for this platform: by a name that is put together, or by its own. */
function asksForParts({ computes, modules }: NodeCodeFact, { optionalDependencies = {} }: NodePackageFact): boolean {
  return computes === true || modules.some(({ name }) => Object.hasOwn(optionalDependencies, splitName(name)[0]));
}
