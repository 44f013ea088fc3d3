import type { Verdict } from '../../model/rule.js';
import type { Sides } from '../cel/side.js';
import { standing } from '../completeness.js';
import { undecided } from '../undecided.js';
import { differencesOf } from './covered.js';
import { type Judging, Outcome } from './judge.js';

/** Judges the pair of snapshots once. */
export function judgePair(judging: Judging, env: Sides): readonly Verdict[] {
  const { rule, input, other } = judging;
  const state = standing(input, judging.needs);
  if (state.kind === 'not-applicable') return [];
  if (state.kind === 'unknown') return [undecided(rule.title, state.reasons)];
  const outcome = new Outcome(judging);
  try {
    const hit = { key: '', values: { env }, differences: differencesOf(input, rule.covers) };
    outcome.judge(hit, other === undefined ? undefined : { env: other.env });
  } catch (error) {
    outcome.failed('this pair', error);
  }
  return outcome.verdicts();
}
