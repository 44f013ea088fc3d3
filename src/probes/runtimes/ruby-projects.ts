import {
  bundleSettings,
  type GemfileLock,
  readBundleConfig,
  readGemfileLock,
  rubyInGemfile,
} from '../../formats/ruby/lock-file.js';
import { RubyProjectFact } from '../../model/facts/ruby.js';
import type { ParsedFile, Probe } from '../../model/probe.js';
import { known } from '../binaries/elf-fields.js';

const NAMES = /\/(?:Gemfile\.lock|Gemfile|\.bundle\/config|config\.ru|config\/boot\.rb)$/;
const LONGEST = 4 * 1024 * 1024;

type Parsed =
  | { readonly kind: 'lock'; readonly lock: GemfileLock }
  | { readonly kind: 'gemfile'; readonly ruby: readonly string[] }
  | { readonly kind: 'settings'; readonly settings: Readonly<Record<string, string>> }
  | { readonly kind: 'start'; readonly starts: boolean };

/** Projects in Ruby that Bundler manages: what their lock file asks for, and how Bundler is set for them. */
export const rubyProjectsProbe: Probe<Parsed, RubyProjectFact> = {
  id: 'ruby-projects',
  title: 'projects in Ruby',
  schema: RubyProjectFact,
  matches: ({ path, size }) => size <= LONGEST && NAMES.test(path),
  candidates: { text: ['*/Gemfile.lock', '*/Gemfile', '*/.bundle/config', '*/config.ru', '*/config/boot.rb'] },
  parse(content, { path }): Parsed {
    const text = new TextDecoder().decode(content.bytes());
    if (path.endsWith('/Gemfile.lock')) return { kind: 'lock', lock: readGemfileLock(text) };
    if (path.endsWith('/Gemfile')) return { kind: 'gemfile', ruby: rubyInGemfile(text) };
    if (path.endsWith('/config')) return { kind: 'settings', settings: readBundleConfig(text) };
    return {
      kind: 'start',
      starts: /^\s*(?:require\s*\(?["']bundler(?:\/setup)?["']|Bundler\.(?:setup|require)\b)/m.test(text),
    };
  },
  concerns: (path) => path.endsWith('/Gemfile.lock'),
  conclude: ({ files, owner }) => ({
    facts: [...files].flatMap(([path, { parsed }]): [string, RubyProjectFact][] =>
      parsed.kind === 'lock' ? [projectOf(path, parsed.lock, files, owner(path))] : [],
    ),
  }),
  comparison: {
    ignore: ['owner'],
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
  },
};

function projectOf(
  path: string,
  { gems, elsewhere, platforms, bundler }: GemfileLock,
  files: ReadonlyMap<string, ParsedFile<Parsed>>,
  owner: string | undefined,
): [string, RubyProjectFact] {
  const directory = path.slice(0, -'/Gemfile.lock'.length);
  const beside = (name: string): Parsed | undefined => files.get(`${directory}/${name}`)?.parsed;
  const [gemfile, settings] = [beside('Gemfile'), beside('.bundle/config')];
  const starts = ['config.ru', 'config/boot.rb'].some((name) => {
    const file = beside(name);
    return file?.kind === 'start' && file.starts;
  });
  const set = settings?.kind === 'settings' ? settings.settings : {};
  const ruby = gemfile?.kind === 'gemfile' && gemfile.ruby.length > 0 ? [...gemfile.ruby] : undefined;
  const fact = known<RubyProjectFact>({
    gems: structuredClone(gems) as Record<string, string[]>,
    elsewhere: elsewhere.length === 0 ? undefined : [...elsewhere],
    platforms: [...platforms],
    bundler,
    ruby,
    ...bundleSettings(set),
    starts: starts || undefined,
    owner,
  });
  return [directory === '' ? '/' : directory, fact];
}
