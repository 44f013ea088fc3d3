import type { RubyGemFact, RubyProjectFact } from '../../model/facts/ruby.js';
import type { Evidence, Level } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { satisfiesGem } from '../../versions/gem.js';
import { targetSays, undecided, unmet } from '../scene.js';
import type { RubyRuntime } from './runtime.js';

/** What a project is held against. */
export interface RubyPlace {
  readonly ruby: RubyRuntime;
  /** The gems that Bundler finds when it is deployed, whichever side brings them. */
  readonly gems: readonly RubyGemFact[];
  /** Those that the payload brings. */
  readonly brought: readonly RubyGemFact[];
  /** Groups may be left out, by whatever says so. */
  readonly without: boolean;
  /** Bundler may not change the lock file. */
  readonly frozen: boolean;
  /** Why it is not known which gems there are. */
  readonly unknown?: string | undefined;
}

/** Names in a message; the others are counted. */
const MAX_NAMED = 5;

/** What Bundler would refuse of the project at `path`; `level` of it: whether it is sure that Bundler starts it. */
export function projectNeeds(path: string, project: RubyProjectFact, place: RubyPlace, level: Level): Unmet[] {
  return [
    ...otherRuby(path, project, place, level),
    ...otherPlatform(path, project, place, level),
    ...missingGems(path, project, place, level),
  ];
}

function asks(path: string, fact: string, file = 'Gemfile.lock'): Evidence {
  return { environment: 'payload', path: `${path}/${file}`, fact };
}

function otherRuby(path: string, { ruby = [] }: RubyProjectFact, { ruby: runtime }: RubyPlace, level: Level): Unmet[] {
  const { version } = runtime.fact;
  if (!ruby.some((requirement) => satisfiesGem(version, requirement) === false)) return [];
  const wanted = ruby.join(', ');
  const message = `${path}/Gemfile asks for Ruby ${wanted}, and the target has ${version}`;
  const evidence = [asks(path, `asks for Ruby ${wanted}`, 'Gemfile'), targetSays(`is Ruby ${version}`, runtime.path)];
  const fix = `Use Ruby ${wanted} in the target, or let the Gemfile allow ${version}.`;
  return [unmet('ruby-version', 'language-version:ruby', message, evidence, { fix, level })];
}

/**
 * Bundler takes a platform of the lock file that is the same processor and system (Gem::Platform#===), or `ruby`. It adds
 * the one that is missing, unless the lock file is frozen.
 */
function otherPlatform(
  path: string,
  { platforms }: RubyProjectFact,
  { ruby, frozen }: RubyPlace,
  level: Level,
): Unmet[] {
  const [machine, system = ''] = ruby.fact.platform.split('-');
  const fits = platforms.some((each) => each === 'ruby' || each.startsWith(`${machine}-${system.replace(/\d+$/, '')}`));
  if (!frozen || platforms.length === 0 || fits || system !== 'linux') return [];
  const message = `${path}/Gemfile.lock is for ${platforms.join(', ')} alone, and the target is ${machine}-linux`;
  const evidence = [
    asks(path, `names the platforms ${platforms.join(', ')}`),
    targetSays(`is Ruby for ${ruby.fact.platform}`, ruby.path),
  ];
  const fix = `Add the platform (bundle lock --add-platform ${machine}-linux) and install again.`;
  return [unmet('ruby-platform', 'ruby-platform', message, evidence, { fix, level })];
}

function missingGems(path: string, { gems }: RubyProjectFact, place: RubyPlace, level: Level): Unmet[] {
  const { api, version } = place.ruby.fact;
  const there = new Set(place.gems.filter((gem) => isUsable(gem, api)).map((gem) => `${gem.name} ${gem.version}`));
  const missing = Object.entries(gems).filter(
    ([name, versions]) => !versions.some((each) => there.has(`${name} ${each}`)),
  );
  const [first] = missing;
  if (first === undefined) return [];
  const names = missing.map(([name, versions]) => `${name} ${versions.join(' or ')}`);
  const named =
    names.length > MAX_NAMED
      ? `${names.slice(0, MAX_NAMED).join(', ')} and ${names.length - MAX_NAMED} more`
      : names.join(', ');
  const cause = `missing-gem:${first[0]}`;
  if (place.unknown !== undefined) {
    return [{ ...undecided(cause, place.unknown, [asks(path, `locks ${named}`)]), rule: 'ruby-missing-gem' }];
  }
  const other = otherInterfaces(missing, place.brought, api);
  if (other.length > 0) {
    const message = `the gems of ${path} are installed for Ruby ${other.join(', ')}, and the target's Ruby ${version} looks for those of ${api}`;
    const evidence = [
      asks(path, `locks ${named}`),
      targetSays(`is Ruby ${version} with the interface ${api}`, place.ruby.path),
    ];
    const fix = `Install the gems with Ruby ${version} (bundle install), or use the Ruby that they were installed with.`;
    return [unmet('ruby-abi', `ruby-abi:${other[0]}`, message, evidence, { fix, level })];
  }
  const message = `${path}/Gemfile.lock asks for gems that are not there: ${named}`;
  const evidence = [asks(path, `locks ${named}`), targetSays(`has no such gem for Ruby ${version}`, place.ruby.path)];
  const fix = 'Install them with the deployment (bundle install), or ship them in vendor/bundle.';
  // What is left out on purpose is not told from what is missing.
  return [unmet('ruby-missing-gem', cause, message, evidence, { fix, level: place.without ? 'warning' : level })];
}

/** A gem in a directory of another interface is not looked at, one whose extension is not built for this one is ignored. */
export function isUsable({ api, compiled, built = [], default: ofRuby }: RubyGemFact, wanted: string): boolean {
  if (api !== undefined && api !== wanted) return false;
  return compiled === undefined || ofRuby === true || built.includes(wanted);
}

/** The interfaces for which the payload brings what is missing. */
function otherInterfaces(
  missing: readonly (readonly [string, readonly string[]])[],
  brought: readonly RubyGemFact[],
  api: string,
): string[] {
  const wanted = new Map(missing);
  const found = brought
    .filter(({ name, version }) => wanted.get(name)?.includes(version))
    .flatMap((gem) => (gem.api === undefined ? (gem.built ?? []) : [gem.api]));
  return [...new Set(found)].filter((other) => other !== api).sort();
}
