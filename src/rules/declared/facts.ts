import type { Verdict } from '../../model/rule.js';
import type { Sides } from '../cel/side.js';
import { needsOf, reasonOf, standing, statusOf } from '../completeness.js';
import { differencesOf } from './covered.js';
import { type Judging, Outcome } from './judge.js';

/** Judges every fact of one side's section, written `target.packages`, whether or not it differs from the other side's. */
export function judgeFacts(judging: Judging, each: string, env: Sides): readonly Verdict[] {
  const { compiled, input, other } = judging;
  const [need] = needsOf([each], judging.read);
  if (need === undefined || statusOf(input, need) === 'not-applicable') return [];
  const others = standing(input, judging.needs);
  if (others.kind === 'not-applicable') return [];
  const outcome = new Outcome(judging);
  const facts = input[need.side].sections[need.section]?.facts ?? {};
  for (const key of Object.keys(facts).sort()) {
    const values = { env, key, fact: facts[key] };
    try {
      if (!compiled.concerns(values)) continue;
      if (others.kind === 'unknown') {
        for (const reason of others.reasons) outcome.unknown(reason);
        continue;
      }
      const otherwise = other && { env: other.env, key, fact: other.fact(facts[key] ?? {}, need.side) };
      outcome.judge({ key, values, differences: differencesOf(input, [`${need.section}/${key}`]) }, otherwise);
    } catch (error) {
      outcome.failed(key, error);
    }
  }
  if (statusOf(input, need) !== 'complete') outcome.unknown(reasonOf(input, need));
  return outcome.verdicts();
}
