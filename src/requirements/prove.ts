import { type Deployment, entryOf, type Proof, type Unmet } from '../model/proof.js';
import type { Prover } from '../model/prover.js';
import type { Snapshot } from '../model/snapshot.js';
import { executeCommand } from './execute/command.js';
import { execute } from './execute/execute.js';
import { withOtherCase } from './files/by-case.js';
import { View } from './files/view.js';
import { SymbolTables } from './load/symbol-tables.js';
import { proveModules } from './modules.js';
import { PROVERS } from './provers/index.js';
import type { Scene } from './scene.js';

/** What else a proof may go by. */
export interface ProveOptions {
  /** Further snapshots, such as baselines, that may know which package brings a missing library. */
  readonly knowledge?: readonly Snapshot[] | undefined;
  /** The whole system that the payload worked in, where there is one: what is missing there too is no matter. */
  readonly home?: Snapshot | undefined;
  /** The languages that are known. Default: all. */
  readonly provers?: readonly Prover[] | undefined;
}

/**
 * Proves of each entry of a payload whether it starts in a target: the payload is laid over the target, and the kernel's
 * and the loader's steps are followed until the program's own code would run; of what is written in a language that a
 * prover knows, also what that code loads first; and of libraries that no program maps whether they can be. Pure: looks at the two snapshots alone.
 */
export function prove(
  payload: Snapshot,
  target: Snapshot,
  deployment: Deployment,
  { knowledge = [], home, provers = PROVERS }: ProveOptions = {},
): Proof[] {
  const view = new View(target, payload, deployment.at);
  const scene: Scene = { view, deployment, symbols: SYMBOLS, knowledge };
  const started = startedPaths(scene, payload, provers).map((entry) => proofOf(entry, execute(scene, entry, [])));
  const commands = (deployment.commands ?? []).map((command) =>
    proofOf(entryOf(command), executeCommand(scene, command)),
  );
  const further = provers
    .flatMap((prover) => prover.prove(payload, target, deployment))
    .map((proof) => ({ ...proof, unmet: proof.unmet.map((need) => withOtherCase(need, payload, view.place)) }));
  const named = deployment.entries !== undefined || deployment.commands !== undefined;
  const modules = named ? [] : proveModules(scene, home);
  // What a prover says of an extension of its language says more than that it can be loaded.
  const known = new Set(further.map(({ entry }) => entry));
  return joined([...started, ...commands, ...further, ...modules.filter(({ entry }) => !known.has(entry))]);
}

/** Unpacked symbols live as long as the facts that they were unpacked from: many payloads meet one target. */
const SYMBOLS = new SymbolTables();

/** What the kernel is to start: what was named, but for what an interpreter reads, or all that can be executed. */
function startedPaths({ view, deployment }: Scene, payload: Snapshot, provers: readonly Prover[]): string[] {
  const { entries, commands } = deployment;
  if (entries === undefined) return commands === undefined ? [...view.programs()].map(({ path }) => path) : [];
  const read = provers.flatMap(({ files }) => files);
  const isRead = (path: string) => !has(payload, 'programs', path) && read.some((name) => has(payload, name, path));
  return entries.filter((path) => !isRead(path)).map((path) => `${view.place}${path}`);
}

function has({ sections }: Snapshot, section: string, path: string): boolean {
  return Object.hasOwn(sections, section) && Object.hasOwn(sections[section]?.facts ?? {}, path);
}

/** Proofs of the same entry are one. */
function joined(proofs: readonly Proof[]): Proof[] {
  const byEntry = new Map<string, Unmet[]>();
  for (const { entry, unmet } of proofs) byEntry.set(entry, [...(byEntry.get(entry) ?? []), ...unmet]);
  return [...byEntry].map(([entry, unmet]) => proofOf(entry, unmet));
}

function proofOf(entry: string, unmet: readonly Unmet[]): Proof {
  return { entry, verdict: verdictOf(unmet), unmet };
}

function verdictOf(unmet: readonly Unmet[]): Proof['verdict'] {
  if (unmet.some(({ level, status }) => level === 'error' && status === 'unmet')) return 'breaks';
  return unmet.some(({ status }) => status === 'unknown') ? 'unknown' : 'runs';
}
