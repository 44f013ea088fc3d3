import type { PythonCodeFact } from '../../model/facts/python.js';

/** Names by which servers and people start a Python program (Flask, Django, WSGI and ASGI servers). */
const STARTED = new Set(['__main__', 'app', 'application', 'asgi', 'main', 'manage', 'run', 'server', 'wsgi']);
/** Directories and files for those who develop it. */
const ASIDE =
  /(?:^|\/)(?:tests?|testing|docs?|examples?|benchmarks?|\.[^/]*)\/|\/(?:setup|conftest|noxfile|tasks|test_[^/]*)\.py$/;

/**
 * The files of a payload that are started: those named, else those in its top directories of code that are called as
 * programs are or that say that they are one; where none is, all files of the topmost directory.
 */
export function startedFiles(
  code: Readonly<Record<string, PythonCodeFact>>,
  entries: readonly string[] | undefined,
): readonly string[] {
  if (entries !== undefined) return entries.filter((path) => Object.hasOwn(code, path));
  const files = Object.keys(code)
    .filter((path) => !ASIDE.test(path) && !isInPackage(code, path))
    .sort();
  const named = files.filter((path) => code[path]?.program === true || STARTED.has(path.replace(/^.*\/|\.py$/g, '')));
  if (named.length > 0) return named;
  const depth = Math.min(...files.map((path) => path.split('/').length));
  return files.filter((path) => path.split('/').length === depth);
}

function isInPackage(code: Readonly<Record<string, PythonCodeFact>>, path: string): boolean {
  return Object.hasOwn(code, `${path.slice(0, path.lastIndexOf('/'))}/__init__.py`);
}
