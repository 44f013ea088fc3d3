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

/** glob(7) sorts, and its wildcards match neither a slash nor a dot at the start of a name. Brackets stand for themselves. */
function matching(pattern: string, files: ReadonlyMap<string, unknown>): string[] {
  const wanted = pattern.split('/');
  return [...files.keys()].filter((path) => matchesParts(path.split('/'), wanted)).sort();
}

function matchesParts(parts: readonly string[], wanted: readonly string[]): boolean {
  return parts.length === wanted.length && parts.every((part, i) => matchesName(part, wanted[i] ?? ''));
}

/** In time that grows with the product of the lengths, whatever the pattern: it goes back to the last star alone. */
function matchesName(name: string, pattern: string): boolean {
  if (name.startsWith('.') && /^[*?]/.test(pattern)) return false;
  let [at, star, resume] = [0, -1, 0];
  for (let i = 0; i < name.length; i++) {
    if (pattern[at] === '*') {
      [star, resume] = [at, i];
      at += 1;
      i -= 1;
    } else if (pattern[at] === '?' || pattern[at] === name[i]) {
      at += 1;
    } else if (star >= 0) {
      i = resume;
      resume += 1;
      at = star + 1;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}
