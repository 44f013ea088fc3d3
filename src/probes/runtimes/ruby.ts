import { RubyFact } from '../../model/facts/ruby.js';
import type { Probe } from '../../model/probe.js';
import { linksTo } from '../binaries/links.js';
import { fileName } from '../binaries/names.js';

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
      return [[program, owned === undefined ? fact : { ...fact, owner: owned }]];
    });
    return { facts: new Map(facts) };
  },
  comparison: {
    ignore: ['owner', 'links'],
    pairBy: (key) => fileName(key).replace(/[\d.]+$/, ''),
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
  },
};
