import { isCandidate } from '../model/candidates.js';
import type { Snapshot } from '../model/snapshot.js';

/**
 * Those of the files of settings that were named (`PATH[:FORMAT]`) of which a snapshot has nothing: neither a setting, nor a
 * file that was read, nor one that could not be.
 */
export function settingsNotFound(
  named: readonly string[],
  snapshot: Snapshot,
  read: ReadonlySet<string>,
): readonly string[] {
  const { facts = {}, problems = [] } = snapshot.sections.configuration ?? {};
  const seen = new Set([
    ...read,
    ...Object.keys(facts).flatMap((key) => /^file:\[([^\]]+)\]/.exec(key)?.[1] ?? []),
    ...problems.flatMap(({ path }) => path ?? []),
  ]);
  return named.filter((text) => {
    const pattern = text.replace(/:[a-z0-9]+$/i, '').replace(/\/+/g, '/');
    return ![...seen].some((path) => isCandidate(path, [pattern]));
  });
}
