import { EnvironmentError } from '../model/problem.js';
import type { Project } from './project.js';

/** What is checked against what. */
export interface Question {
  readonly source: string;
  readonly targets: readonly string[];
}

/** The environments that were named, the source first, else those of the project. Throws {@link EnvironmentError} where neither names any. */
export function questionOf(project: Project, named: readonly string[] = []): Question {
  const [source, ...targets] = named;
  const wanted = targets.length > 0 ? targets : project.targets;
  const from = source ?? project.source;
  if (from !== undefined && wanted.length > 0) return { source: from, targets: wanted };
  const missing = from === undefined ? 'which environment the software works in' : 'which environment it must work in';
  throw new EnvironmentError(
    `It is not said ${missing}.`,
    project.file === undefined
      ? 'Name them: hostdrift check SOURCE TARGET, or write a hostdrift.yaml with: hostdrift init.'
      : `Name them: hostdrift check SOURCE TARGET, or set source and targets in ${project.file}.`,
  );
}
