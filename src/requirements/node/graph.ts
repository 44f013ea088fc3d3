import {
  APIS,
  type Availability,
  builtinModule,
  describeAvailability,
  isAvailable,
  SYNTAX,
} from '../../formats/node/platform.js';
import type { NodeCodeFact } from '../../model/facts/node.js';
import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { says, targetSays, undecided, unmet } from '../scene.js';
import { checkAddon, findAddon } from './addons.js';
import { missingPlatformPackages } from './platform-packages.js';
import { resolveName } from './resolve.js';
import type { NodeWorld, Placed, Runtime } from './world.js';

/** A program that loads more files than this is not followed further. */
const MAX_FILES = 20_000;

/** Since when `require` takes ECMAScript modules, and since when a file's syntax says that it is one. */
const REQUIRE_MODULE: Availability = { since: ['20.19', '22.12'] };
const DETECT_MODULE: Availability = { since: ['20.19', '22.7'] };

type Use = NodeCodeFact['modules'][number];

/** A file to be loaded, who asks for it, and how. */
type Step = [path: string, asked: readonly Evidence[], how: 'require' | 'import'];

/** What one run of Node.js loads before it is done with loading: files, one after the other as they are asked for. */
export class ModuleGraph {
  readonly #visited = new Set<string>();
  readonly unmet: Unmet[] = [];

  constructor(
    readonly world: NodeWorld,
    readonly runtime: Runtime | undefined,
  ) {}

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
      if (file.endsWith('.node')) this.unmet.push(...checkAddon(this.world, this.runtime, file, chain));
      const code = this.world.code(file);
      if (code !== undefined) pending.push(...this.#take(code, chain, way).reverse());
    }
  }

  /** Loads code that lies in no file. */
  loadCode(code: Placed<NodeCodeFact>, asked: readonly Evidence[]): void {
    for (const [path, chain, how] of this.#take(code, asked, 'require')) this.load(path, chain, how);
  }

  /** Judges one file and says what it loads. */
  #take(code: Placed<NodeCodeFact>, chain: readonly Evidence[], how: 'require' | 'import'): Step[] {
    const syntax = this.#syntax(code, chain, how);
    if (syntax.length > 0) {
      this.unmet.push(...syntax);
      return [];
    }
    this.unmet.push(...this.#features(code, chain), ...this.#addons(code, chain));
    const own = this.world.packageOf(code.path);
    if (own !== undefined && !this.#visited.has(own.path)) {
      this.#visited.add(own.path);
      this.unmet.push(...missingPlatformPackages(this.world, this.runtime, own, chain));
    }
    return code.fact.modules.flatMap((use) => this.#use(code, use, chain));
  }

  /** What of the file's own text the release does not understand: nothing of it runs. */
  #syntax(code: Placed<NodeCodeFact>, chain: readonly Evidence[], how: 'require' | 'import'): Unmet[] {
    const version = this.#version;
    if (version === undefined) return [];
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
    return this.#moduleKind(code, chain, how, version);
  }

  #moduleKind(code: Placed<NodeCodeFact>, chain: readonly Evidence[], how: string, version: string): Unmet[] {
    const declared = declaredKind(code.path, this.world.nearest(code.path)?.fact.type);
    const isModule = declared === 'module' || (declared === undefined && code.fact.module === true);
    if (!isModule) return [];
    if (declared === undefined && !isAvailable(DETECT_MODULE, version)) {
      const fact = 'is an ECMAScript module, and neither its name nor a package.json says so';
      const message = `${code.path} ${fact}: Node.js ${version} takes it for a script`;
      const fix = 'Call it .mjs, or write "type": "module" in its package.json.';
      return [unmet('node-syntax', 'language-version:syntax', message, this.#evidence(code, chain, fact), { fix })];
    }
    if (how !== 'require' || isAvailable(REQUIRE_MODULE, version)) return [];
    const message = `${code.path} is an ECMAScript module, which require of Node.js ${version} does not load`;
    const fix = `Use ${describeAvailability(REQUIRE_MODULE)}, a release of the package with a CommonJS build, or import().`;
    const evidence = this.#evidence(code, chain, 'is an ECMAScript module');
    return [unmet('node-require-module', `require-module:${code.path}`, message, evidence, { fix })];
  }

  #features(code: Placed<NodeCodeFact>, chain: readonly Evidence[]): Unmet[] {
    const version = this.#version;
    if (version === undefined) return [];
    return (code.fact.features ?? []).flatMap(({ name, when }) => {
      const availability = Object.hasOwn(APIS, name) ? APIS[name] : undefined;
      if (availability === undefined || when === 'guarded' || isAvailable(availability, version)) return [];
      if (when === 'later' && code.path.includes('/node_modules/')) return [];
      const message = `${code.path} uses ${name}, which Node.js ${version} does not have`;
      const fix = `Use ${describeAvailability(availability)}.`;
      const level = when === 'start' ? 'error' : 'warning';
      const evidence = this.#evidence(code, chain, `uses ${name}${when === 'later' ? ' in a function' : ''}`);
      return [unmet('node-api', 'language-version:node-api', message, evidence, { fix, level })];
    });
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
    if (when === 'guarded' || name.startsWith('#') || /^(?!node:)[a-z]+:/i.test(name)) return [];
    const asks: Evidence[] = [...chain, says(code, `${how === 'require' ? 'requires' : 'imports'} ${name}`)];
    const place = code.origin === 'payload' ? this.world.scene.view.place : '';
    if (file !== undefined) return when === 'start' ? [[`${place}${file}`, asks, how]] : [];
    if (missing === true) {
      this.#missing(code, use, [...asks, targetSays(`there is no such file`)]);
      return [];
    }
    const builtin = builtinModule(name, how);
    if (builtin !== undefined) {
      const version = this.#version;
      const lacking = version === undefined ? undefined : builtin.find((one) => !isAvailable(one, version));
      if (lacking !== undefined) {
        const fix = `Use ${describeAvailability(lacking)}.`;
        this.#missing(code, use, [...asks, ...this.#runtimeSays()], fix);
      }
      return [];
    }
    const found = resolveName(this.world, this.runtime, name, how, code.path);
    if (found.kind === 'missing') {
      const searched = `searched, without finding it: ${found.searched.slice(0, 8).join(', ')}`;
      this.#missing(
        code,
        use,
        [...asks, targetSays(searched)],
        `Install ${name} with the software (npm ci), or ship it.`,
      );
    } else if (found.kind === 'unknown' && when === 'start') {
      this.unmet.push({ ...undecided(`missing-module:${name}`, found.reason, asks), rule: 'node-missing-module' });
    } else if (found.kind === 'file' && when === 'start') return [[found.path, asks, how]];
    return [];
  }

  #missing(code: Placed<NodeCodeFact>, { name, when }: Use, evidence: readonly Evidence[], fix?: string): void {
    if (when === 'later' && code.path.includes('/node_modules/')) return;
    const level = when === 'start' ? 'error' : 'warning';
    const message = `${code.path} loads ${name}, which is not there`;
    this.unmet.push(
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

/** What the name of a file, or else the nearest package.json, says that it holds; `undefined` where neither does. */
function declaredKind(path: string, type: 'module' | 'commonjs' | undefined): 'module' | 'commonjs' | undefined {
  if (path.endsWith('.mjs')) return 'module';
  return path.endsWith('.cjs') ? 'commonjs' : type;
}
