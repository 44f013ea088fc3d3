import { RubyFact } from '../../model/facts/ruby.js';
import type { FileTree } from '../../model/files.js';
import type { Probe } from '../../model/probe.js';
import { linksTo } from '../binaries/links.js';
import { fileName } from '../binaries/names.js';
import { rubyFeatures } from './ruby-features.js';

type Settings = Readonly<Record<string, string>>;

/** Interpreters of Ruby, by the configuration that each carries (RbConfig). Nothing is started to know that. */
export const rubyProbe: Probe<Settings, RubyFact> = {
  id: 'ruby',
  title: 'Ruby',
  schema: RubyFact,
  matches: ({ path }) => path.endsWith('/rbconfig.rb'),
  candidates: { text: ['*/rbconfig.rb'] },
  parse(content) {
    const text = Buffer.from(content.bytes()).toString('latin1');
    const settings = [...text.matchAll(/^ {2}CONFIG\["(\w+)"\] = (?:\(TOPDIR \|\| DESTDIR \+ )?"([^"\n]*)"/gm)];
    return Object.fromEntries(settings.map(([, name = '', value = '']) => [name, value]));
  },
  concerns: (path) => path.endsWith('/rbconfig.rb') || /^\/usr(?:\/local)?\/lib(?:\/[^/]+)?(?:\/ruby)?$/.test(path),
  conclude({ files, tree, owner }) {
    const links = linksTo(tree);
    const facts = [...files].flatMap(([, { parsed }]): [string, RubyFact][] => {
      const { MAJOR: major = '', MINOR: minor = '', TEENY: teeny = '', ruby_version: api = '', arch = '' } = parsed;
      const named = (parsed.ruby_install_name ?? 'ruby').replace('$(RUBY_BASE_NAME)', parsed.RUBY_BASE_NAME ?? 'ruby');
      const program = tree.canonical(`${parsed.prefix ?? '/usr'}/bin/${named}`);
      if (program === undefined || major === '') return [];
      const [owned, others] = [owner(program), links.get(program)];
      const fact: RubyFact = { version: `${major}.${minor}.${teeny}`, api, platform: arch };
      if (others !== undefined) fact.links = [...others];
      const features = featuresOf(tree, parsed);
      if (features.length > 0) fact.features = features;
      return [[program, owned === undefined ? fact : { ...fact, owner: owned }]];
    });
    return { facts: new Map(facts) };
  },
  encoded: ['features'],
  comparison: {
    ignore: ['owner', 'links', 'features'],
    pairBy: (key) => fileName(key).replace(/[\d.]+$/, ''),
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
  },
};

/** Its load path (ruby.c, ruby_init_loadpath): for the site, for vendors, its own; each with a directory for compiled ones. */
const LOAD_PATH = [
  'sitelibdir',
  'sitearchdir',
  'sitedir',
  'vendorlibdir',
  'vendorarchdir',
  'vendordir',
  'rubylibdir',
  'archdir',
];
const FEATURE_DEPTH = 12;

function featuresOf(tree: FileTree, settings: Settings): string[] {
  const directories = LOAD_PATH.map((name) => expanded(settings, settings[name] ?? ''));
  const found = [...new Set(directories)].filter((path) => path.startsWith('/'));
  return [...new Set(found.flatMap((path) => rubyFeatures(tree, path, FEATURE_DEPTH)))].sort();
}

/** RbConfig.expand: settings that name others. */
function expanded(settings: Settings, text: string, depth = 0): string {
  if (depth > 10) return text;
  return text.replace(/\$\((\w+)\)/g, (_all, name: string) => expanded(settings, settings[name] ?? '', depth + 1));
}
