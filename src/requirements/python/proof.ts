import type { Proof, Unmet } from '../../model/proof.js';

/** What the needs of an entry that are not met come to. */
export function proofOf(entry: string, unmet: readonly Unmet[]): Proof {
  const breaks = unmet.some(({ level, status }) => level === 'error' && status === 'unmet');
  const unknown = unmet.some(({ status }) => status === 'unknown');
  return { entry, verdict: breaks ? 'breaks' : unknown ? 'unknown' : 'runs', unmet };
}
