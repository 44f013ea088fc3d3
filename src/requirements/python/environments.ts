import type { PythonFact } from '../../model/facts/python.js';
import type { Proof, Unmet } from '../../model/proof.js';
import { type Scene, targetSays, unmet } from '../scene.js';
import type { Interpreter } from './finder.js';
import { interpretersOf, type Python } from './interpreters.js';
import { proofOf } from './proof.js';

/** A virtual environment that the payload brings. */
export interface VirtualEnvironment {
  /** Its directory in the target. */
  readonly path: string;
  readonly fact: Extract<PythonFact, { kind: 'environment' }>;
}

/** The virtual environments of the payload, by path. Of a captured system those in which something of the payload lies. */
export function environmentsOf({ view }: Scene): readonly VirtualEnvironment[] {
  const { python, ...sections } = view.payload.sections;
  const files = ['python-packages', 'python-code'].flatMap((name) => Object.keys(sections[name]?.facts ?? {}));
  return (Object.entries(python?.facts ?? {}) as [string, PythonFact][]).flatMap(([path, fact]) => {
    if (fact.kind !== 'environment' || !files.some((file) => file.startsWith(`${path}/`))) return [];
    return [{ path: `${view.place}${path}`, fact }];
  });
}

/** Where an environment keeps its packages. */
export function sitesOf({ path, fact }: VirtualEnvironment): readonly string[] {
  const version = versionOf(fact);
  if (version === undefined) return [];
  return ['lib', 'lib64'].map((library) => `${path}/${library}/python${version}/site-packages`);
}

/** An interpreter as it is started from an environment: without the packages of the system, unless those are let in. */
export function within(python: Python, { fact }: VirtualEnvironment): Python {
  const { interpreter } = python;
  if (interpreter === undefined || fact.system) return python;
  const path = interpreter.path.filter((directory) => !/\/(?:site|dist)-packages$/.test(directory));
  return { ...python, interpreter: { ...interpreter, path } };
}

/** Whether the interpreter that an environment was made with is there, in the same version. */
export function environmentProofs(scene: Scene): Proof[] {
  return environmentsOf(scene).flatMap((environment) => {
    const need = needOf(scene, environment);
    return need === undefined ? [] : [proofOf(environment.path, [need])];
  });
}

function needOf({ view }: Scene, { path, fact }: VirtualEnvironment): Unmet | undefined {
  const version = versionOf(fact);
  if (version === undefined || fact.home === '') return undefined;
  const name = `${fact.home}/python${version}`;
  const found = view.find(name);
  const base = view.find(`${fact.home}/python3`);
  if (found.kind !== 'missing' || base.kind === 'unknown') return undefined;
  // An environment may be moved with the interpreter that it was made with.
  if (view.payload.sections.python !== undefined && view.find(`${path}/bin/python${version}`).kind === 'elf')
    return undefined;
  const others = [...interpretersOf(view.target).values()].map((each: Interpreter) => each.version).sort();
  return unmet(
    'python-environment',
    `missing-interpreter:${name}`,
    `the virtual environment ${path} was made with ${name}, which the target does not have`,
    [
      { environment: 'payload', path: `${path}/pyvenv.cfg`, fact: `home = ${fact.home}, version ${fact.version}` },
      targetSays(others.length === 0 ? 'has no Python' : `has Python ${others.join(', ')}`, fact.home),
    ],
    { fix: `Install Python ${version} in the target at ${fact.home}, or make the environment anew there.` },
  );
}

function versionOf({ version }: VirtualEnvironment['fact']): string | undefined {
  return /^\d+\.\d+/.exec(version ?? '')?.[0];
}
