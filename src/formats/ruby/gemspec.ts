/** What the specification of an installed gem says (RubyGems, Gem::Specification#to_ruby). */
export interface Gemspec {
  readonly name: string;
  readonly version: string;
  /** `ruby` for one that is the same everywhere. */
  readonly platform: string;
  /** Directories of it that are searched, relative to its own. */
  readonly directories: readonly string[];
  /** Whether a part of it is compiled when it is installed. */
  readonly compiled: boolean;
  readonly requiredRuby: readonly string[];
  /** Requirements on other gems at run time, by name. */
  readonly requires: Readonly<Record<string, readonly string[]>>;
}

/** The line that RubyGems reads in place of the whole: name, version, platform, directories; a second one names extensions. */
const STUB = /^# stub: (\S+) (\S+) (\S+) ([^\n]*)\n(# stub: )?/m;

/** Reads a specification as RubyGems and Debian write them, without running it; `undefined` for one of another kind. */
export function readGemspec(text: string): Gemspec | undefined {
  const stub = STUB.exec(text);
  const name = stub?.[1] ?? /^ *s\.name = "([^"\n]+)"/m.exec(text)?.[1];
  const version = stub?.[2] ?? /^ *s\.version = "([^"\n]+)"/m.exec(text)?.[1];
  if (name === undefined || version === undefined || !/^\d/.test(version)) return undefined;
  const platform = stub?.[3] ?? /^ *s\.platform = "([^"\n]+)"/m.exec(text)?.[1] ?? 'ruby';
  const ruby = /^ *s\.required_ruby_version = Gem::Requirement\.new\(([^\n]*)\)/m.exec(text)?.[1] ?? '';
  const needs = [...text.matchAll(/^ *s\.add_(?:runtime_)?dependency\(%q<([^>\n]+)>[^[\n]*\[([^\]\n]*)\]/gm)];
  // Old ones say all again for a RubyGems that cannot tell development apart: the first word counts.
  const development = new Set(
    [...text.matchAll(/^ *s\.add_development_dependency\(%q<([^>\n]+)>/gm)].map(([, other]) => other),
  );
  const runtime = new Set([...text.matchAll(/add_runtime_dependency\(%q<([^>\n]+)>/g)].map(([, other]) => other));
  return {
    name,
    version,
    platform,
    directories: (stub?.[4] ?? 'lib').split('\0').filter((each) => each !== ''),
    compiled: stub?.[2] === undefined ? /^ *s\.extensions = /m.test(text) : stub[5] !== undefined,
    requiredRuby: quoted(ruby),
    requires: Object.fromEntries(
      needs
        .filter(([, other = '']) => runtime.has(other) || !development.has(other))
        .map(([, other = '', list = '']): [string, string[]] => [other, quoted(list)])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}

function quoted(list: string): string[] {
  return [...list.matchAll(/"([^"\n]*)"/g)].map(([, text = '']) => text);
}
