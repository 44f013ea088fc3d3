import type { RubyCodeFact, RubyGemFact } from '../../model/facts/ruby.js';
import type { Evidence, Level } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { type Scene, targetSays, undecided, unmet } from '../scene.js';
import { type Features, featureName } from './features.js';
import type { RubyRuntime } from './runtime.js';

type Load = RubyCodeFact['loads'][number];

/** What a program in Ruby is held against. */
export interface RubyWorld {
  readonly ruby: RubyRuntime;
  /** Code of the payload by its path in the target as deployed. */
  readonly code: ReadonlyMap<string, RubyCodeFact>;
  readonly features: Features;
  /** Directories that a command adds to the load path. */
  readonly adds: readonly string[];
  /** Why it is not known what there is; `undefined` where it is. */
  readonly unknown?: string | undefined;
}

/** What Ruby loads on other systems alone. */
const ELSEWHERE = /^(?:win32|Win32API|java|jruby|rbconfig\/)/;

/** Follows what a program in Ruby loads, through the files of the payload, as the Ruby of the target looks for it. */
export class RubyLoading {
  readonly #found = new Map<string, Unmet>();
  readonly #seen = new Map<string, boolean>();
  #path: string[];
  #open = false;

  constructor(
    private readonly scene: Scene,
    private readonly world: RubyWorld,
  ) {
    this.#path = [...world.adds];
  }

  /** What a file lacks that lies at `path` in the target as deployed, and all that it loads. */
  file(path: string): Unmet[] {
    this.#load(path, true);
    return [...this.#found.values()];
  }

  /** What else a command loads (-r). */
  named(from: string, names: readonly string[]): void {
    for (const name of names) this.#require(from, { name, line: 1, relative: false, when: 'always' }, true);
  }

  #load(path: string, always: boolean): void {
    const fact = this.world.code.get(path);
    if (fact === undefined || this.#seen.get(path) === true || (this.#seen.has(path) && !always)) return;
    this.#seen.set(path, always);
    if (fact.open === true) this.#open = true;
    const directory = path.slice(0, path.lastIndexOf('/'));
    this.#path = [...(fact.adds ?? []).map((each) => joined(directory, each)), ...this.#path];
    for (const load of fact.loads) {
      const surely = always && load.when === 'always';
      if (load.relative || /^\.\.?\//.test(load.name)) this.#beside(path, directory, load, surely);
      else this.#require(path, load, surely);
    }
  }

  /** `require_relative 'x'`; of `require './x'` the working directory is taken for the program's own. */
  #beside(from: string, directory: string, load: Load, always: boolean): void {
    const sure = load.relative;
    const places = sure ? [directory] : [directory, this.scene.view.place];
    for (const place of places) if (this.#fileAt(joined(place, load.name), always)) return;
    const path = joined(directory, load.name);
    const { place } = this.scene.view;
    // What lies outside of the payload, or is installed with gems, is not looked at.
    if (!path.startsWith(`${place}/`) || /\/(?:gems|node_modules|ruby)\//.test(path)) return;
    const cause = `missing-module:${load.name}`;
    const message = `${from} loads ${load.name}, and there is no ${path}.rb`;
    const evidence = [asks(from, load), targetSays(`has no ${path}.rb`)];
    const fix = `Deploy ${path.slice(place.length)}.rb with the program.`;
    const level: Level = always && sure ? 'error' : 'warning';
    this.#tell(unmet('ruby-missing-module', cause, message, evidence, { fix, level }));
  }

  #require(from: string, load: Load, always: boolean): void {
    const name = featureName(load.name);
    const directories = name.startsWith('/') ? [''] : this.#path.map((directory) => `${directory}/`);
    if (directories.some((directory) => this.#fileAt(`${directory}${name}`, always)) || name.startsWith('/')) return;
    const found = this.world.features.find(name);
    if (found === 'there') return;
    // Who starts it may add a directory of the payload to the load path, as `ruby -Ilib` does.
    const own = [...this.world.code.keys()].find((path) => path.endsWith(`/${name}.rb`));
    if (found !== 'missing') this.#lacking(from, load, found, always);
    else if (own !== undefined) this.#load(own, false);
    else if (!ELSEWHERE.test(name)) this.#missing(from, load, name, always && !this.#open);
  }

  #fileAt(path: string, always: boolean): boolean {
    const file = [path, `${path}.rb`].find((each) => this.world.code.has(each));
    if (file !== undefined) this.#load(file, always);
    return file !== undefined || this.scene.view.find(`${path}.so`).kind === 'elf';
  }

  #missing(from: string, load: Load, name: string, always: boolean): void {
    const { ruby, features, unknown } = this.world;
    const cause = `missing-module:${name}`;
    if (unknown !== undefined) {
      this.#tell({ ...undecided(cause, unknown, [asks(from, load)]), rule: 'ruby-missing-module' });
      return;
    }
    const { version } = ruby.fact;
    const hidden = features.hidden(name);
    const message =
      hidden === undefined
        ? `${from} requires ${name}, which Ruby ${version} does not find in the target`
        : `${from} requires ${name} of the gem ${hidden}, which is not in Gemfile.lock: Bundler hides it, and it is no part of Ruby ${version} itself`;
    const evidence = [
      asks(from, load),
      targetSays(
        hidden === undefined ? `has no ${name} for Ruby ${version}` : `has ${hidden} as a gem alone`,
        ruby.path,
      ),
    ];
    const fix =
      hidden === undefined
        ? `Install the gem that brings ${name} for Ruby ${version}, or ship the file with the program.`
        : `Add gem "${hidden}" to the Gemfile, and lock it anew.`;
    const level: Level = always && !features.partial ? 'error' : 'warning';
    this.#tell(unmet('ruby-missing-module', cause, message, evidence, { fix, level }));
  }

  /** A gem that is there, and whose own needs are not met: RubyGems refuses to activate it. */
  #lacking(from: string, load: Load, { gem, needs }: { gem: RubyGemFact; needs: string }, always: boolean): void {
    const [name = ''] = needs.split(' ');
    const message = `${from} requires ${load.name} of the gem ${gem.name} ${gem.version}, which needs ${needs}, and that is not there`;
    const evidence = [asks(from, load), targetSays(`has no ${needs}`, this.world.ruby.path)];
    const fix = `Install the gem ${name}.`;
    const level: Level = always && !this.#open ? 'error' : 'warning';
    this.#tell(unmet('ruby-missing-gem', `missing-gem:${name}`, message, evidence, { fix, level }));
  }

  #tell(found: Unmet): void {
    const known = this.#found.get(found.cause);
    if (known === undefined || (known.level !== 'error' && found.level === 'error'))
      this.#found.set(found.cause, found);
  }
}

function asks(path: string, { name, line }: Load): Evidence {
  return { environment: 'payload', path, line, fact: `requires ${name}` };
}

/** A path below or beside a directory, without steps back. */
function joined(directory: string, path: string): string {
  if (path.startsWith('/')) return path;
  const kept: string[] = [];
  for (const part of `${directory}/${path}`.split('/')) {
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return `/${kept.join('/')}`;
}
