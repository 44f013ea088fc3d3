import type { Deployment, Proof, Unmet } from '../model/proof.js';
import type { Snapshot } from '../model/snapshot.js';
import { execute } from './execute/execute.js';
import { View } from './files/view.js';
import { SymbolTables } from './load/symbol-tables.js';
import type { Scene } from './scene.js';

/** What else a proof may go by. */
export interface ProveOptions {
  /** Further snapshots, such as baselines, that may know which package brings a missing library. */
  readonly knowledge?: readonly Snapshot[] | undefined;
}

/**
 * Proves of each entry of a payload whether it starts in a target: the payload is laid over the target, and the kernel's
 * and the loader's steps are followed until the program's own code would run. Pure: looks at the two snapshots alone.
 */
export function prove(
  payload: Snapshot,
  target: Snapshot,
  deployment: Deployment,
  { knowledge = [] }: ProveOptions = {},
): Proof[] {
  const view = new View(target, payload, deployment.at);
  const scene: Scene = { view, deployment, symbols: SYMBOLS, knowledge };
  const entries =
    deployment.entries?.map((path) => `${view.place}${path}`) ?? [...view.programs()].map(({ path }) => path);
  return entries.map((entry) => {
    const unmet = execute(scene, entry, []);
    return { entry, verdict: verdictOf(unmet), unmet };
  });
}

/** Unpacked symbols live as long as the facts that they were unpacked from: many payloads meet one target. */
const SYMBOLS = new SymbolTables();

function verdictOf(unmet: readonly Unmet[]): Proof['verdict'] {
  if (unmet.some(({ level, status }) => level === 'error' && status === 'unmet')) return 'breaks';
  return unmet.some(({ status }) => status === 'unknown') ? 'unknown' : 'runs';
}
