import type { Rule } from '../model/rule.js';
import { type Declaration, declaredRule } from './declared/rule.js';
import { declarationsOf } from './packs/compiled-packs.js';
import type { PackFile } from './packs/read.js';
import { WAIVER_RULES } from './policy/waiver-rules.js';

/** Packs that belong together, such as those that are shipped, or those of a user. */
export interface PackSet {
  readonly files: readonly PackFile[];
  /** What `compilePacks` once made of these files. It is used only as long as the files are the same. */
  readonly compiled?: string | undefined;
}

/**
 * Every rule: those in `proved`, and what the packs declare, sorted by id. Packs without a fresh compiled form are read and
 * checked whole; only then the YAML reader is loaded. Throws `EnvironmentError` that lists every mistake in the packs with
 * file, line and column.
 */
export async function loadRules(sets: readonly PackSet[], proved: readonly Rule[] = []): Promise<readonly Rule[]> {
  const rules = [...WAIVER_RULES, ...proved];
  for (const set of sets) {
    const taken = new Map(rules.map(({ id, origin }) => [id, origin]));
    rules.push(...(await declarationsIn(set, taken)).map(declaredRule));
  }
  return rules.sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function declarationsIn(set: PackSet, taken: ReadonlyMap<string, string>): Promise<readonly Declaration[]> {
  const compiled = set.compiled === undefined ? undefined : declarationsOf(set.compiled, set.files);
  if (compiled?.every(({ definition }) => !taken.has(definition.id))) return compiled;
  const { loadPacks } = await import('./packs/load.js');
  return loadPacks(set.files, taken);
}
