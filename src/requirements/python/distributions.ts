import { normalisedName } from '../../formats/python/requirement.js';
import type { PythonPackageFact } from '../../model/facts/python.js';
import type { PythonProjectFact } from '../../model/facts/python-project.js';
import type { Snapshot } from '../../model/snapshot.js';
import type { Scene } from '../scene.js';
import type { Interpreter } from './finder.js';

/** A distribution that is installed, or lies ready as a wheel. */
export interface Distribution {
  readonly path: string;
  readonly version: string | undefined;
  readonly origin: 'payload' | 'target';
  /** What it declares to need, under all its conditions. */
  readonly requires: readonly string[];
}

/** The distributions that a program finds, by normalised name: those of the payload, then those of the interpreter's path. */
export function distributionsOf({ view }: Scene, interpreter: Interpreter): ReadonlyMap<string, Distribution> {
  const known = new Map<string, Distribution>();
  for (const [path, { name, version, requires = [] }] of Object.entries(packagesIn(view.target))) {
    const directory = path.replace(/\/[^/]+\.(?:dist|egg)-info(?:\/[^/]*)?$/, '');
    if (interpreter.path.includes(directory))
      known.set(normalisedName(name), { path, version, origin: 'target', requires });
  }
  for (const [path, { kind, name, version, requires }] of Object.entries(projectsIn(view.payload))) {
    const at = `${view.place}${path}`;
    if (kind === 'wheel' && name !== undefined)
      known.set(normalisedName(name), { path: at, version, origin: 'payload', requires });
  }
  for (const [path, { name, version, requires = [] }] of Object.entries(packagesIn(view.payload))) {
    known.set(normalisedName(name), { path: `${view.place}${path}`, version, origin: 'payload', requires });
  }
  return known;
}

/** The installed distributions of a snapshot by the path of their metadata. */
export function packagesIn({ sections }: Snapshot): Readonly<Record<string, PythonPackageFact>> {
  return (sections['python-packages']?.facts ?? {}) as Record<string, PythonPackageFact>;
}

/** What files of a snapshot declare, by path. */
export function projectsIn({ sections }: Snapshot): Readonly<Record<string, PythonProjectFact>> {
  return (sections['python-projects']?.facts ?? {}) as Record<string, PythonProjectFact>;
}
