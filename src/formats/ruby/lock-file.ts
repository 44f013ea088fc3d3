/** What Bundler wrote down of a project (Gemfile.lock; gemfile.lock of Bundler 4 is the same). */
export interface GemfileLock {
  /** Versions of the gems from servers, by name; one may stand there for several platforms. */
  readonly gems: Readonly<Record<string, readonly string[]>>;
  /** Names of gems from repositories and directories, whose versions nobody else has. */
  readonly elsewhere: readonly string[];
  readonly platforms: readonly string[];
  /** The Bundler that wrote it. */
  readonly bundler?: string | undefined;
}

/** Reads a lock file. Never throws. */
export function readGemfileLock(text: string): GemfileLock {
  const gems = new Map<string, Set<string>>();
  const elsewhere = new Set<string>();
  const platforms: string[] = [];
  let bundler: string | undefined;
  let section = '';
  for (const line of text.split(/\r?\n/)) {
    const [, name = '', version = ''] = /^ {4}(\S+) \((\d[\w.]*)(?:-[\w.-]+)?\)$/.exec(line) ?? [];
    const word = line.trim();
    if (/^\S/.test(line)) section = word;
    else if (section === 'GEM' && name !== '') gems.set(name, (gems.get(name) ?? new Set()).add(version));
    else if (/^(?:GIT|PATH)$/.test(section) && name !== '') elsewhere.add(name);
    else if (section === 'PLATFORMS' && word !== '') platforms.push(word);
    else if (section === 'BUNDLED WITH' && word !== '') bundler = word;
  }
  const sorted = [...gems].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    gems: Object.fromEntries(sorted.map(([name, versions]) => [name, [...versions].sort()])),
    elsewhere: [...elsewhere].sort(),
    platforms: platforms.sort(),
    bundler,
  };
}

/** The Ruby that a Gemfile asks for in so many words; nothing where it is read from elsewhere. */
export function rubyInGemfile(text: string): string[] {
  const line = /^\s*ruby[\s(]+((?:["'][^"'\n]+["']\s*,?\s*)+)/m.exec(text)?.[1] ?? '';
  return [...line.matchAll(/["']([^"'\n]+)["']/g)].map(([, requirement = '']) => requirement);
}

/** The settings of a `.bundle/config`: names as in it, without quotes around values. */
export function readBundleConfig(text: string): Record<string, string> {
  const lines = [...text.matchAll(/^(BUNDLE_\w+):[ \t]*(.*)$/gm)];
  return Object.fromEntries(lines.map(([, name = '', value = '']) => [name, value.replace(/^(["'])(.*)\1\s*$/, '$2')]));
}

/** What of Bundler's settings decides where it looks for which gems. */
export interface BundleSettings {
  readonly without: string | undefined;
  readonly path: string | undefined;
  readonly frozen: true | undefined;
}

/** Reads variables or settings (bundle-config(1)); a deployment keeps gems in vendor/bundle and freezes the lock file. */
export function bundleSettings(settings: Readonly<Record<string, string>>): BundleSettings {
  const deployed = isTrue(settings.BUNDLE_DEPLOYMENT);
  return {
    without: settings.BUNDLE_WITHOUT || undefined,
    path: settings.BUNDLE_PATH || (deployed ? 'vendor/bundle' : undefined),
    frozen: deployed || isTrue(settings.BUNDLE_FROZEN) || undefined,
  };
}

/** What Bundler takes for true (Bundler::Settings#to_bool). */
function isTrue(value = ''): boolean {
  return !/^(?:|false|f|no|n|0)$/i.test(value);
}
