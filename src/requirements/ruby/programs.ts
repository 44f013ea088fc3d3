import type { RubyCodeFact } from '../../model/facts/ruby.js';

/** Names by which servers and people start a program in Ruby. */
const STARTED = /(?:^|\/)(?:config\.ru|(?:app|application|main|run|server|start|worker)\.rb)$/;
/** Files for those who develop it. */
const ASIDE =
  /\/(?:tests?|specs?|features|docs?|examples?|benchmarks?|vendor|\.[^/]*)\/|_(?:test|spec)\.rb$|\/(?:test|spec)_[^/]*\.rb$/;
/** Where code lies that something else loads, from a load path of its own. */
const LIBRARY = /\/lib\//;

/**
 * The files of a payload that are started: those named, else those that say so or are called like it; where none is, all
 * files of the topmost directory.
 */
export function startedRuby(
  code: Readonly<Record<string, RubyCodeFact>>,
  entries: readonly string[] | undefined,
): readonly string[] {
  if (entries !== undefined) return entries.filter((path) => Object.hasOwn(code, path));
  const files = Object.keys(code)
    .filter((path) => !ASIDE.test(path) && !LIBRARY.test(path))
    .sort();
  const named = files.filter((path) => code[path]?.program === true || isStartedName(path));
  if (named.length > 0) return named;
  const depth = Math.min(...files.map((path) => path.split('/').length));
  return files.filter((path) => path.split('/').length === depth);
}

/** Whether a file is called as programs are that servers or people start. */
export function isStartedName(path: string): boolean {
  return STARTED.test(path) && !ASIDE.test(path) && !LIBRARY.test(path);
}
