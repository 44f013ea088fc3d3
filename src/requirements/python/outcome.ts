import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';

/** What comes of running statements: what ends them, and what may go wrong besides. */
export interface Outcome {
  readonly fails: readonly Unmet[];
  readonly perhaps: readonly Unmet[];
}

/** Nothing is wrong. */
export const FINE: Outcome = { fails: [], perhaps: [] };

/** What ends in a need, or in nothing. */
export function outcomeOf(need: Unmet | undefined): Outcome {
  return need === undefined ? FINE : { fails: [need], perhaps: [] };
}

/** Longest chain of imports that is told. */
const LONGEST_CHAIN = 12;

/** What comes of one after the other. Of what has the same cause, what was met first. */
export function joined(first: Outcome, second: Outcome): Outcome {
  if (second.fails.length === 0 && second.perhaps.length === 0) return first;
  return { fails: unique(first.fails, second.fails), perhaps: unique(first.perhaps, second.perhaps) };
}

/** The same as it is told by what imported it. */
export function behind({ fails, perhaps }: Outcome, asked: Evidence): Outcome {
  const told = (need: Unmet): Unmet =>
    need.evidence.length > LONGEST_CHAIN ? need : { ...need, evidence: [asked, ...need.evidence] };
  return { fails: fails.map(told), perhaps: perhaps.map(told) };
}

function unique(first: readonly Unmet[], second: readonly Unmet[]): readonly Unmet[] {
  const known = new Set(first.map(({ cause }) => cause));
  return [...first, ...second.filter(({ cause }) => !known.has(cause) && known.add(cause))];
}
