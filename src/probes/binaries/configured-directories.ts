import type { LdConfDirective } from '../../formats/ld-so-conf.js';

/** ldconfig itself knows no limit; includes that go round would never end. */
const MAX_DEPTH = 10;

/** The directories of `start` and of what it includes, in order, each once; a file that includes itself is read once. */
export function configuredDirectories(start: string, files: ReadonlyMap<string, readonly LdConfDirective[]>): string[] {
  const found = new Set<string>();
  const read = (path: string, above: readonly string[]): void => {
    if (above.includes(path) || above.length > MAX_DEPTH) return;
    for (const directive of files.get(path) ?? []) {
      if (directive.kind === 'directory') found.add(directive.path);
      if (directive.kind !== 'include') continue;
      for (const included of matching(absolute(directive.pattern, path), files)) read(included, [...above, path]);
    }
  };
  read(start, []);
  return [...found];
}

function absolute(pattern: string, from: string): string {
  return pattern.startsWith('/') ? pattern : `${from.slice(0, from.lastIndexOf('/'))}/${pattern}`;
}

/** glob(7) sorts, and its wildcards match neither a slash nor a dot at the start of a name. */
function matching(pattern: string, files: ReadonlyMap<string, unknown>): string[] {
  const expression = pattern.replace(/[.+^${}()|\\]|(\/?)([*?])/g, (character, slash, wildcard) => {
    if (wildcard === undefined) return `\\${character}`;
    return `${slash}${slash === '' ? '' : '(?!\\.)'}[^/]${wildcard === '*' ? '*' : ''}`;
  });
  let regular: RegExp;
  try {
    regular = new RegExp(`^${expression}$`);
  } catch {
    // A bracket that is never closed: such a pattern matches nothing but itself.
    return files.has(pattern) ? [pattern] : [];
  }
  return [...files.keys()].filter((path) => regular.test(path)).sort();
}
