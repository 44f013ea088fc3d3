import type { GoFact } from '../../model/facts/go.js';
import type { Evidence } from '../../model/finding.js';
import { type Deployment, entryOf } from '../../model/proof.js';
import type { Snapshot } from '../../model/snapshot.js';
import { findCommand } from '../execute/path.js';
import { View } from '../files/view.js';
import { SymbolTables } from '../load/symbol-tables.js';
import { entries } from '../node/world.js';

/** A program in Go of the payload. */
export interface GoProgram {
  /** What the proof is about: a path in the target as deployed, or a command. */
  readonly entry: string;
  /** Path in the target as deployed. */
  readonly path: string;
  readonly fact: GoFact;
}

/** The programs in Go that are started: of the commands, of the entries, or all that the payload brings. */
export function goPrograms(payload: Snapshot, target: Snapshot, deployment: Deployment): GoProgram[] {
  const own = entries<GoFact>(payload, 'go').filter(([, { owner }]) => owner === undefined);
  if (own.length === 0) return [];
  const view = new View(target, payload, deployment.at);
  const all = new Map(own.map(([path, fact]) => [view.real(`${view.place}${path}`), fact]));
  const at = (entry: string, path: string): GoProgram[] => {
    const real = view.real(path);
    const fact = all.get(real);
    return fact === undefined ? [] : [{ entry, path: real, fact }];
  };
  const { commands, entries: named } = deployment;
  if (commands === undefined && named === undefined)
    return [...all].map(([path, fact]) => ({ entry: path, path, fact }));
  const scene = { view, deployment, symbols: new SymbolTables(), knowledge: [] };
  return [
    ...(commands ?? []).flatMap((command) => {
      const found = findCommand(scene, command[0] ?? '');
      return found.kind === 'found' ? at(entryOf(command), found.path) : [];
    }),
    ...(named ?? []).flatMap((path) => at(`${view.place}${path}`, `${view.place}${path}`)),
  ];
}

/** Evidence that the program gives. */
export function programSays({ path }: GoProgram, fact: string): Evidence {
  return { environment: 'payload', path, fact };
}
