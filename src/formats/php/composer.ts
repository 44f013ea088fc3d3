/** What Composer's loader asks of the platform before anything else is loaded. */
export interface PlatformCheck {
  /** The least PHP: `8.2.0`. */
  readonly php?: string | undefined;
  readonly extensions: readonly string[];
}

/** Reads `platform_check.php`, as Composer writes it (Composer, AutoloadGenerator). Never throws. */
export function readPlatformCheck(text: string): PlatformCheck {
  const id = Number(/PHP_VERSION_ID >= (\d{5,6})\b/.exec(text)?.[1] ?? 0);
  const php = [Math.floor(id / 10_000), Math.floor(id / 100) % 100, id % 100].join('.');
  const extensions = [...text.matchAll(/extension_loaded\('([\w ]+)'\)/g)].map(([, name = '']) => name.toLowerCase());
  return { ...(id === 0 ? {} : { php }), extensions: [...new Set(extensions)].sort() };
}

/** Thrown for an `installed.json` that is none. */
export class ComposerError extends Error {
  override readonly name = 'ComposerError';
}

/** What `vendor/composer/installed.json` says. */
export interface InstalledPackages {
  /** Versions by name, as `composer show` lists them. */
  readonly packages: Readonly<Record<string, string>>;
  /** Extensions of PHP that packages ask for and that none of them stands in for, sorted. */
  readonly asked: readonly string[];
}

/** Reads `installed.json`: of Composer 2 `{"packages": […]}`, of Composer 1 a list. Throws {@link ComposerError}. */
export function readInstalled(text: string): InstalledPackages {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ComposerError(`is no JSON: ${(error as Error).message}`);
  }
  const list = Array.isArray(value) ? value : (value as { packages?: unknown } | null)?.packages;
  if (!Array.isArray(list)) throw new ComposerError('has no list of packages');
  const found = list.flatMap((each: unknown): [string, string][] => {
    const { name, version } = (each ?? {}) as { name?: unknown; version?: unknown };
    return typeof name === 'string' && typeof version === 'string' ? [[name, version]] : [];
  });
  const named = (field: string) => list.flatMap((each: unknown) => extensionsIn((each as Fields | null)?.[field]));
  const replaced = new Set([...named('provide'), ...named('replace')]);
  const asked = [...new Set(named('require'))].filter((name) => !replaced.has(name)).sort();
  return { packages: Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))), asked };
}

type Fields = Readonly<Record<string, unknown>>;

function extensionsIn(links: unknown): string[] {
  const names = typeof links === 'object' && links !== null ? Object.keys(links) : [];
  return names.filter((name) => name.startsWith('ext-')).map((name) => name.slice('ext-'.length).toLowerCase());
}
