import { PackageFact } from '../../model/facts/package.js';
import type { SectionComparison } from '../../model/probe.js';
import type { Problem } from '../../model/problem.js';

/**
 * A package is paired with the one of the same name, whatever its architecture, or else with the one that provides it:
 * that is how distributions rename (`libssl3` to `libssl3t64`). Not by source package: one source builds many.
 */
const comparison: SectionComparison = {
  // What a package provides and which source it came from changes only with its version, which is compared.
  ignore: ['provides', 'sourceVersion'],
  pairBy: (_key, { type, name, provides }) =>
    [name, ...(Array.isArray(provides) ? provides : [])].map((word) => `${String(type)}/${String(word)}`),
  // Removed but for its settings.
  unlisted: ({ state }) => state === 'config-files',
};

/** What the probes of all package managers have in common: they fill one section. */
export const PACKAGES = { section: 'packages', title: 'OS packages', schema: PackageFact, comparison } as const;

/** Key of a package: `deb/libssl3:amd64`, without the colon where the database knows no architecture. */
export function packageKey(type: PackageFact['type'], name: string, architecture: string | undefined): string {
  return architecture === undefined || architecture === '' ? `${type}/${name}` : `${type}/${name}:${architecture}`;
}

/**
 * Names under which other packages may ask for one, from a database's words such as `foo (= 1.0)` or `foo=1.0`, sorted.
 * Those that are derived from files (`so:libz.so.1`, `cmd:sh`, `libz.so`) are left out: other sections know the files.
 */
export function virtualPackages(words: readonly string[]): string[] {
  const names = words.map((word) => /^[^\s(=<>]*/.exec(word.trim())?.[0] ?? '');
  return [...new Set(names)].filter((name) => name !== '' && !/^[^:]+:[^:]|\.so(\.|$)|\//.test(name)).sort();
}

/** Whether a hole at `path` may hide something of `directory`: it is the directory, lies above it, or lies in it. */
export function hides(directory: string, path: string): boolean {
  return path === '/' || `${directory}/`.startsWith(`${path}/`) || path.startsWith(`${directory}/`);
}

/**
 * What is wrong with a database as a whole: one problem for the lines that make no sense, which names the first, and one
 * for an end that no package manager writes. `cut` says that the text ends where a database never does.
 */
export function databaseProblems(
  path: string,
  lines: readonly { readonly line: number; readonly message: string }[],
  cut: boolean,
): Problem[] {
  const problems: Problem[] = [];
  const [first] = lines;
  if (first !== undefined) {
    const places = lines.length === 2 ? 'place' : 'places';
    const others = lines.length === 1 ? '' : ` (and ${lines.length - 1} more ${places} that could not be understood)`;
    problems.push({ path, reason: 'malformed', message: `${path}, line ${first.line}: ${first.message}${others}` });
  }
  if (cut) {
    const message = `${path} ends in the middle of a record: it was cut off, and packages may be missing`;
    problems.push({ path, reason: 'malformed', message });
  }
  return problems;
}
