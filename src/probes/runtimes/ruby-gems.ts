import { type Gemspec, readGemspec } from '../../formats/ruby/gemspec.js';
import { RubyGemFact } from '../../model/facts/ruby.js';
import type { FileTree } from '../../model/files.js';
import type { Probe } from '../../model/probe.js';
import { known } from '../binaries/elf-fields.js';
import { rubyFeatures } from './ruby-features.js';

const PLACE = /^(.*)\/specifications\/(default\/)?[^/]+\.gemspec$/;
const LONGEST = 4 * 1024 * 1024;

/** Installed gems, as `gem list` sees them: of RubyGems, of Bundler, of the distribution, and those that come with Ruby. */
export const rubyGemsProbe: Probe<Gemspec, RubyGemFact> = {
  id: 'ruby-gems',
  title: 'Ruby gems',
  schema: RubyGemFact,
  matches: ({ path, size }) => path.endsWith('.gemspec') && size <= LONGEST && PLACE.test(path),
  candidates: { text: ['*/specifications/*.gemspec'] },
  parse(content) {
    const found = readGemspec(new TextDecoder().decode(content.bytes()));
    if (found === undefined) throw new Error('it names no gem');
    return found;
  },
  concerns: (path) => path.endsWith('/specifications') || PLACE.test(path),
  conclude: ({ files, tree, owner }) => ({
    facts: [...files].map(([path, { parsed }]) => [path, factOf(path, parsed, tree, owner(path))] as const),
  }),
  encoded: ['features'],
  comparison: {
    ignore: ['owner', 'built', 'requires', 'requiredRuby', 'compiled', 'features'],
    pairBy: (_key, { name }) => (typeof name === 'string' ? name : undefined),
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
  },
};

function factOf(path: string, gem: Gemspec, tree: FileTree, owner: string | undefined): RubyGemFact {
  const [, directory = '', ofRuby] = PLACE.exec(path) ?? [];
  const { requires, requiredRuby } = gem;
  const asked = requiredRuby.filter((requirement) => requirement !== '>= 0');
  return known<RubyGemFact>({
    name: gem.name,
    version: gem.version,
    platform: gem.platform === 'ruby' ? undefined : gem.platform,
    default: ofRuby === undefined ? undefined : true,
    api: /\/(\d+\.\d+\.\d+)$/.exec(directory)?.[1],
    compiled: gem.compiled || undefined,
    built: gem.compiled && ofRuby === undefined ? builtFor(tree, `${directory}/extensions`, gem) : undefined,
    requiredRuby: asked.length === 0 ? undefined : [...asked],
    requires: Object.keys(requires).length === 0 ? undefined : (structuredClone(requires) as Record<string, string[]>),
    features: ofRuby === undefined ? featuresOf(tree, directory, gem) : undefined,
    owner,
  });
}

/** Below this many directories the last of them stands for what is in it: large gems have thousands of files. */
const GEM_DEPTH = 2;

function featuresOf(tree: FileTree, directory: string, gem: Gemspec): string[] | undefined {
  const top = `${directory}/gems/${fullName(gem)}`;
  const found = gem.directories.flatMap((each) => rubyFeatures(tree, `${top}/${each}`, GEM_DEPTH));
  return found.length === 0 ? undefined : [...new Set(found)].sort();
}

function fullName({ name, version, platform }: Gemspec): string {
  return platform === 'ruby' ? `${name}-${version}` : `${name}-${version}-${platform}`;
}

/** RubyGems compiles into `extensions/PLATFORM/API/NAME-VERSION` (Gem::BasicSpecification#extension_dir). */
function builtFor(tree: FileTree, directory: string, gem: Gemspec): string[] {
  const full = fullName(gem);
  const found = (tree.list(directory) ?? []).flatMap((machine) =>
    (tree.list(`${directory}/${machine}`) ?? []).filter(
      (api) => tree.lookup(`${directory}/${machine}/${api}/${full}/gem.build_complete`) !== undefined,
    ),
  );
  return [...new Set(found.map((api) => api.replace(/-static$/, '')))].sort();
}
