/** What a Go program says of the modules that it was built from (runtime/debug, BuildInfo). */
export interface ModuleList {
  /** Path of its main package. */
  readonly path?: string | undefined;
  /** The module that the main package belongs to. */
  readonly main?: GoModule | undefined;
  /** Versions of all others, by path; where another stands in for one, its path and version. */
  readonly modules: Readonly<Record<string, string>>;
  /** How it was built: CGO_ENABLED, GOARCH, GOAMD64, -tags and the like. */
  readonly settings: Readonly<Record<string, string>>;
}

/** A module of Go; a version that is not known, as in a working directory, is `(devel)`. */
export interface GoModule {
  readonly path: string;
  readonly version: string;
}

/** The text between the two marks is that of `go version -m`, without its indentation. */
const MARK = 16;

/** Reads the list that the linker puts into a program, marks included; one that is cut short gives nothing. Never throws. */
export function readModuleList(marked: string): ModuleList {
  const lines = marked.length >= 2 * MARK + 1 ? marked.slice(MARK, -MARK).split('\n') : [];
  const modules: [string, string][] = [];
  const settings: [string, string][] = [];
  let path: string | undefined;
  let main: GoModule | undefined;
  for (const line of lines) {
    const [kind = '', first = '', second = ''] = line.split('\t');
    if (kind === 'path') path = first;
    else if (kind === 'mod') main = { path: first, version: second };
    else if (kind === 'dep') modules.push([first, second]);
    else if (kind === '=>') replace(modules.at(-1), first, second);
    else if (kind === 'build') settings.push(setting(first));
  }
  return { path, main, modules: sorted(modules), settings: sorted(settings) };
}

/** The line before is of the module that this one stands in for; where it is another, it is named with its version. */
function replace(module: [path: string, version: string] | undefined, path: string, version: string): void {
  if (module !== undefined) module[1] = path === module[0] ? version : [path, version].filter(Boolean).join(' ');
}

/** `key=value`, either of which is quoted where it holds what would be misread. */
function setting(text: string): [string, string] {
  const [, key = '', value = ''] = /^("(?:[^"\\]|\\.)*"|[^=]*)=(.*)$/s.exec(text) ?? [];
  return [unquoted(key), unquoted(value)];
}

function unquoted(text: string): string {
  if (!/^".*"$/s.test(text)) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

function sorted(pairs: readonly [string, string][]): Record<string, string> {
  return Object.fromEntries([...pairs].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
