import type { Problem } from '../model/problem.js';

/** The problems in the order of their paths and messages, each once: probes trip over the same directory. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const byText = new Map(
    problems.map((problem) => [`${problem.path ?? ''}\0${problem.message}\0${problem.about ?? ''}`, problem]),
  );
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, problem]) => problem);
}
