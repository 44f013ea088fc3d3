import type { DeclaredNeeds } from '../../formats/python/declared.js';
import { parsePipfileLock, parsePoetryLock, parseUvLock } from '../../formats/python/lock-files.js';
import { parseProjectFile } from '../../formats/python/project-file.js';
import { parseRequirementsFile } from '../../formats/python/requirements-file.js';
import { parseWheelName } from '../../formats/python/wheel-name.js';
import { PythonProjectFact } from '../../model/facts/python-project.js';
import type { Content } from '../../model/files.js';
import type { Probe } from '../../model/probe.js';

/** Longest file that is read: locks of large projects have a few megabytes. */
const LONGEST = 16 * 1024 * 1024;
const REQUIREMENTS = /\/(?:[^/]*requirements[^/]*|requirements\/[^/]+)\.txt$/;
const NAMES = /\/(?:pyproject\.toml|uv\.lock|poetry\.lock|Pipfile\.lock)$/;
/** What distributions keep of their own projects, and what the system brings, is no need of the software. */
const ASIDE = /\/(?:site|dist)-packages\/|^\/usr\/(?:share|lib)\/|\/node_modules\//;

/** What Python projects declare to need, and wheels that lie ready to be installed: by path. Wheels are not opened. */
export const pythonProjectsProbe: Probe<PythonProjectFact | undefined, PythonProjectFact> = {
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
  accepts: (_head, { path }) => (path.endsWith('.whl') ? [{ offset: 0, length: 4 }] : true),
  parse: (content, { path }) => parse(content, path),
  conclude: ({ files, owner }) => ({
    facts: [...files].flatMap(([path, { parsed }]) => {
      const key = owner(path);
      return parsed === undefined ? [] : [[path, key === undefined ? parsed : { ...parsed, owner: key }] as const];
    }),
  }),
  comparison: { ignore: ['owner'] },
};

function isDeclaration(path: string): boolean {
  return NAMES.test(path) || REQUIREMENTS.test(path);
}

function parse(content: Content, path: string): PythonProjectFact | undefined {
  const file = path.slice(path.lastIndexOf('/') + 1);
  if (file.endsWith('.whl')) {
    const wheel = parseWheelName(file);
    return wheel === undefined
      ? undefined
      : { kind: 'wheel', name: wheel.name, version: wheel.version, tags: [...wheel.tags], requires: [] };
  }
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
