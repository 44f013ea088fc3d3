import type { PythonFact } from '../../model/facts/python.js';
import type { Snapshot } from '../../model/snapshot.js';
import { findCommand } from '../execute/path.js';
import type { Scene } from '../scene.js';
import type { Interpreter } from './finder.js';

/** An interpreter that is started: of the target, or one that the payload brings with it. */
export interface Python {
  /** Real path. */
  readonly path: string;
  /** `undefined` where nothing is known of it. */
  readonly interpreter: Interpreter | undefined;
  /** What it is a part of. */
  readonly home: Snapshot;
}

/** What `python3` starts, or that nothing does. */
export type DefaultInterpreter =
  | { readonly kind: 'found'; readonly python: Python }
  | { readonly kind: 'missing'; readonly searched: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** The interpreter behind a path. */
export function interpreterAt({ view }: Scene, path: string): Python {
  const found = view.find(path);
  const real = 'path' in found ? found.path : path;
  const isBrought = 'origin' in found && found.origin === 'payload' && view.place === '';
  const home = isBrought ? view.payload : view.target;
  return { path: real, interpreter: interpretersOf(home).get(real), home };
}

/** The `python3` of PATH. */
export function defaultInterpreter(scene: Scene): DefaultInterpreter {
  const command = findCommand(scene, 'python3');
  if (command.kind === 'unknown') return { kind: 'unknown', reason: command.reason };
  if (command.kind === 'missing') return { kind: 'missing', searched: command.searched };
  return { kind: 'found', python: interpreterAt(scene, command.path) };
}

/** The interpreters of a snapshot by their real paths. */
export function interpretersOf({ sections }: Snapshot): ReadonlyMap<string, Interpreter> {
  const facts = Object.entries(sections.python?.facts ?? {}) as [string, PythonFact][];
  return new Map(facts.flatMap(([path, fact]) => (fact.kind === 'interpreter' ? [[path, fact] as const] : [])));
}
