import { type AlpmFile, parseAlpmFile } from '../../formats/alpm-db.js';
import type { PackageFact } from '../../model/facts/package.js';
import type { Entry } from '../../model/files.js';
import type { ParsedFile, Probe, ProbeContext } from '../../model/probe.js';
import type { Problem } from '../../model/problem.js';
import { databaseProblems, hides, PACKAGES, packageKey, virtualPackages } from './section.js';

const DIRECTORY = '/var/lib/pacman/local';

/** Packages of pacman: Arch Linux and its relatives. One directory a package, with `desc` and `files` in it. */
export const alpmProbe: Probe<AlpmFile, PackageFact> = {
  ...PACKAGES,
  id: 'alpm',

  matches: (entry) => entry.path.startsWith(`${DIRECTORY}/`) && /^[^/]+\/(desc|files)$/.test(below(entry)),
  candidates: { whole: [`${DIRECTORY}/*/desc`, `${DIRECTORY}/*/files`] },
  parse: (content) => parseAlpmFile(content.bytes()),
  concerns: (path) => hides(DIRECTORY, path),

  *owners(context) {
    const keys = new Map(descriptions(context).map((file) => [directoryOf(file.entry), factOf(file)]));
    for (const { entry, parsed } of context.files.values()) {
      const fact = keys.get(directoryOf(entry));
      if (fact === undefined) continue;
      const key = packageKey('alpm', fact.name, fact.architecture);
      for (const path of parsed.sections.get('FILES') ?? []) if (!path.endsWith('/')) yield [`/${path}`, key];
    }
  },

  conclude(context) {
    const problems = [...context.files.values()].flatMap(({ entry, parsed }) =>
      databaseProblems(entry.path, parsed.problems, parsed.ending !== 'blank'),
    );
    const facts = new Map<string, PackageFact>();
    for (const file of descriptions(context)) {
      const fact = factOf(file);
      if (fact !== undefined) facts.set(packageKey('alpm', fact.name, fact.architecture), fact);
      else problems.push(malformed(file.entry.path, 'has no name or no version'));
    }
    problems.push(...withoutDescription(context));
    const absent = context.tree.list(DIRECTORY) === undefined && problems.length + context.problems.length === 0;
    return absent ? { facts, status: 'not-applicable' } : { facts, problems };
  },
};

type Context = Pick<ProbeContext<AlpmFile>, 'files' | 'problems' | 'tree'>;

function descriptions(context: Pick<Context, 'files'>): ParsedFile<AlpmFile>[] {
  return [...context.files.values()].filter(({ entry }) => entry.path.endsWith('/desc'));
}

function factOf({ parsed }: ParsedFile<AlpmFile>): PackageFact | undefined {
  const [name] = parsed.sections.get('NAME') ?? [];
  const [version] = parsed.sections.get('VERSION') ?? [];
  if (name === undefined || version === undefined) return undefined;
  const [architecture] = parsed.sections.get('ARCH') ?? [];
  const [base = name] = parsed.sections.get('BASE') ?? [];
  const provides = virtualPackages(parsed.sections.get('PROVIDES') ?? []);
  return {
    type: 'alpm',
    name,
    version,
    ...(architecture === undefined ? {} : { architecture }),
    source: base,
    state: 'installed',
    ...(provides.length === 0 ? {} : { provides }),
  };
}

/** Packages of which only the directory is left. Those whose `desc` is there but unreadable have a problem already. */
function withoutDescription({ tree, files, problems }: Context): Problem[] {
  const unreadable = new Set(problems.map(({ path }) => path));
  return (tree.list(DIRECTORY) ?? [])
    .map((name) => `${DIRECTORY}/${name}`)
    .filter((path) => tree.lookup(path)?.type === 'directory')
    .filter((path) => !files.has(`${path}/desc`) && !unreadable.has(`${path}/desc`) && !unreadable.has(path))
    .map((path) => malformed(`${path}/desc`, 'is missing, while the directory of its package is there'));
}

function malformed(path: string, what: string): Problem {
  return { path, reason: 'malformed', message: `${path} ${what}` };
}

function below(entry: Entry): string {
  return entry.path.slice(DIRECTORY.length + 1);
}

function directoryOf(entry: Entry): string {
  return entry.path.slice(0, entry.path.lastIndexOf('/'));
}
