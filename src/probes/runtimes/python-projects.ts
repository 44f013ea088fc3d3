import { ArchiveError } from '../../formats/java/zip.js';
import type { DeclaredNeeds } from '../../formats/python/declared.js';
import { parsePipfileLock, parsePoetryLock, parseUvLock } from '../../formats/python/lock-files.js';
import { parseProjectFile } from '../../formats/python/project-file.js';
import { parseRequirementsFile } from '../../formats/python/requirements-file.js';
import { readWheel } from '../../formats/python/wheel.js';
import { parseWheelName } from '../../formats/python/wheel-name.js';
import { PythonProjectFact } from '../../model/facts/python-project.js';
import type { Content } from '../../model/files.js';
import type { Probe } from '../../model/probe.js';
import { type Problem, UnreadableError } from '../../model/problem.js';

/** Longest file that is read: locks of large projects have a few megabytes. */
const LONGEST = 16 * 1024 * 1024;
/** Of longer wheels only the name is read. */
const LONGEST_WHEEL = 256 * 1024 * 1024;
const REQUIREMENTS = /\/(?:[^/]*requirements[^/]*|requirements\/[^/]+)\.txt$/;
const NAMES = /\/(?:pyproject\.toml|uv\.lock|poetry\.lock|Pipfile\.lock)$/;
/** What distributions keep of their own projects, and what the system brings, is no need of the software. */
const ASIDE = /\/(?:site|dist)-packages\/|^\/usr\/(?:share|lib)\/|\/node_modules\//;

/** What a file declares, and what of a wheel is not as it must be. */
interface Parsed {
  readonly fact?: PythonProjectFact | undefined;
  readonly mistake?: string;
}

/** What Python projects declare to need, and wheels that lie ready to be installed, with the metadata in them: by path. */
export const pythonProjectsProbe: Probe<Parsed, PythonProjectFact> = {
  id: 'python-projects',
  title: 'Python projects',
  schema: PythonProjectFact,
  matches: ({ path, size }) =>
    (path.endsWith('.whl') || (/\.(?:txt|toml|lock)$/.test(path) && size <= LONGEST && isDeclaration(path))) &&
    !ASIDE.test(path),
  candidates: {
    parts: ['*.whl'],
    whole: [
      '*requirements*.txt',
      '*/requirements/*.txt',
      ...['pyproject.toml', 'uv.lock', 'poetry.lock', 'Pipfile.lock'].map((name) => `*/${name}`),
    ],
  },
  accepts: (_head, { path, size }) =>
    path.endsWith('.whl') && size > LONGEST_WHEEL ? [{ offset: 0, length: 4 }] : true,
  parse: (content, { path }) => (path.endsWith('.whl') ? parseWheel(content, path) : { fact: parse(content, path) }),
  conclude: ({ files, owner }) => ({
    facts: [...files].flatMap(([path, { parsed }]) => {
      const { fact } = parsed;
      const key = owner(path);
      return fact === undefined ? [] : [[path, key === undefined ? fact : { ...fact, owner: key }] as const];
    }),
    problems: [...files].flatMap(([path, { parsed }]): Problem[] =>
      parsed.mistake === undefined ? [] : [{ path, reason: 'malformed', message: `${path} ${parsed.mistake}` }],
    ),
  }),
  comparison: { ignore: ['owner'] },
};

function isDeclaration(path: string): boolean {
  return NAMES.test(path) || REQUIREMENTS.test(path);
}

/** A damaged wheel still has a name, which says for what it was built. */
function parseWheel(content: Content, path: string): Parsed {
  const wheel = parseWheelName(path.slice(path.lastIndexOf('/') + 1));
  if (wheel === undefined) return {};
  const named = { kind: 'wheel' as const, name: wheel.name, version: wheel.version, tags: [...wheel.tags] };
  if (content.size > LONGEST_WHEEL) return { fact: { ...named, requires: [], unopened: true } };
  try {
    const { requires, requiresPython } = readWheel(content.bytes());
    return { fact: { ...named, requires: [...requires], ...(requiresPython === undefined ? {} : { requiresPython }) } };
  } catch (error) {
    // Of a bundle only the beginning is there.
    if (error instanceof UnreadableError) return { fact: { ...named, requires: [], unopened: true } };
    if (!(error instanceof ArchiveError)) throw error;
    return { fact: { ...named, requires: [], unopened: true }, mistake: error.message };
  }
}

function parse(content: Content, path: string): PythonProjectFact | undefined {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const text = new TextDecoder().decode(content.bytes());
  if (file === 'pyproject.toml') return fact('project', parseProjectFile(text));
  if (file === 'uv.lock') return fact('lock', parseUvLock(text));
  if (file === 'poetry.lock') return fact('lock', parsePoetryLock(text));
  if (file === 'Pipfile.lock') return fact('lock', parsePipfileLock(text));
  const requires = parseRequirementsFile(text);
  return requires.length === 0 ? undefined : { kind: 'requirements', requires };
}

function fact(kind: 'project' | 'lock', needs: DeclaredNeeds | undefined): PythonProjectFact | undefined {
  if (needs === undefined) return undefined;
  const { name, requiresPython, requires } = needs;
  return {
    kind,
    ...(name === undefined ? {} : { name }),
    ...(requiresPython === undefined ? {} : { requiresPython }),
    requires: [...requires],
  };
}
