import type { Evidence } from '../model/finding.js';
import type { Deployment, Unmet } from '../model/proof.js';
import type { Snapshot } from '../model/snapshot.js';
import type { FileRecord } from './files/record.js';
import type { View } from './files/view.js';
import type { SymbolTables } from './load/symbol-tables.js';

/** Where a proof takes place: the deployed files, how they are started, and what else is known. */
export interface Scene {
  readonly view: View;
  readonly deployment: Deployment;
  readonly symbols: SymbolTables;
  /** Further snapshots, such as baselines, that may know which package brings a library. */
  readonly knowledge: readonly Snapshot[];
}

/** Evidence that a file of the deployed payload or of the target gives. */
export function says({ path, origin }: Pick<FileRecord, 'path' | 'origin'>, fact: string): Evidence {
  return { environment: origin, path, fact };
}

/** Evidence that the target gives by what it lacks or by how it is configured. */
export function targetSays(fact: string, path?: string): Evidence {
  return path === undefined ? { environment: 'target', fact } : { environment: 'target', path, fact };
}

/** A need that is not met: an error, unless `more` says otherwise. */
export function unmet(
  rule: string,
  cause: string,
  message: string,
  evidence: readonly Evidence[],
  more: Partial<Pick<Unmet, 'level' | 'status' | 'fix'>> = {},
): Unmet {
  return { rule, cause, level: 'error', status: 'unmet', message, evidence, ...more };
}

/** A need of which it is not known whether it is met. */
export function undecided(cause: string, reason: string, evidence: readonly Evidence[]): Unmet {
  const rule = cause.split(':', 1)[0] ?? cause;
  const message = `whether this is so is not known (${cause}): ${reason}`;
  return { rule, cause, level: 'warning', status: 'unknown', message, evidence };
}
