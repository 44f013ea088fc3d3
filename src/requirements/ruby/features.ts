import type { RubyFact, RubyGemFact } from '../../model/facts/ruby.js';
import { satisfiesGem } from '../../versions/gem.js';
import { isUsable } from './project.js';

/** What Ruby has by itself, without a file (`ruby --disable-gems -e 'puts $LOADED_FEATURES'`). */
const BUILT_IN = new Set([
  'thread',
  'enumerator',
  'rational',
  'complex',
  'fiber',
  'ruby2_keywords',
  'rubygems',
  'bundler',
  'bundler/setup',
]);

/** What comes of looking for something that is required. */
export type FoundFeature = 'there' | 'missing' | { readonly gem: RubyGemFact; readonly needs: string };

/** What can be required in a target: of its Ruby, and of gems. */
export class Features {
  readonly #own: ReadonlySet<string>;
  readonly #gems: readonly RubyGemFact[];
  readonly #byName = new Map<string, RubyGemFact[]>();
  readonly #activated = new Map<RubyGemFact, string | undefined>();

  /**
   * @param gems all gems, whichever side brings them.
   * @param isAllowed of these those that Bundler lets in; missing: Bundler has no say.
   * @param partial gems are there of which it is not known what they bring.
   */
  constructor(
    ruby: RubyFact,
    private readonly all: readonly RubyGemFact[],
    private readonly isAllowed?: (gem: RubyGemFact) => boolean,
    readonly partial = false,
  ) {
    this.#own = new Set(ruby.features ?? []);
    const usable = all.filter((gem) => isUsable(gem, ruby.api));
    this.#gems = usable.filter((gem) => isAllowed === undefined || isAllowed(gem));
    for (const gem of usable) this.#byName.set(gem.name, [...(this.#byName.get(gem.name) ?? []), gem]);
  }

  /** Looks for a feature, named without `.rb` and `.so`. */
  find(name: string): FoundFeature {
    if (BUILT_IN.has(name) || this.#own.has(name)) return 'there';
    const having = this.#gems.filter((gem) => brings(gem, name));
    let lacking: FoundFeature = 'missing';
    for (const gem of having) {
      // Bundler has looked at what gems need before, and says so of the lock file.
      const needs = this.isAllowed === undefined ? this.#lacks(gem) : undefined;
      if (needs === undefined) return 'there';
      lacking = { gem, needs };
    }
    return lacking;
  }

  /** The gem that would bring it if Bundler let it in. */
  hidden(name: string): string | undefined {
    return this.isAllowed === undefined ? undefined : this.all.find((gem) => brings(gem, name))?.name;
  }

  /** The first need of a gem, or of those that it needs, that none meets (Gem::Specification#activate). */
  #lacks(gem: RubyGemFact): string | undefined {
    if (this.#activated.has(gem)) return this.#activated.get(gem);
    this.#activated.set(gem, undefined);
    for (const [name, requirements] of Object.entries(gem.requires ?? {})) {
      const meets = (each: RubyGemFact) => requirements.every((wanted) => satisfiesGem(each.version, wanted) !== false);
      const fitting = (this.#byName.get(name) ?? []).filter(meets);
      const wanted = requirements.filter((each) => each !== '>= 0').join(', ');
      if (fitting.length === 0) {
        this.#activated.set(gem, wanted === '' ? name : `${name} ${wanted}`);
        break;
      }
      const lacks = fitting.map((each) => this.#lacks(each));
      if (lacks.every((each) => each !== undefined)) this.#activated.set(gem, lacks[0]);
    }
    return this.#activated.get(gem);
  }
}

/** How a feature is named: without what tells Ruby code from compiled code. */
export function featureName(required: string): string {
  return required.replace(/\.(?:rb|so|o)$/, '');
}

/** Of directories below two others the second stands for what is in it. */
function brings({ features = [] }: RubyGemFact, name: string): boolean {
  if (features.includes(name)) return true;
  const parts = name.split('/');
  return parts.length > 3 && features.includes(`${parts.slice(0, 3).join('/')}/`);
}
