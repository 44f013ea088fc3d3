import type { Difference } from '../../model/difference.js';
import type { Verdict } from '../../model/rule.js';
import type { Fact } from '../../model/snapshot.js';
import type { Sides } from '../cel/side.js';
import { needsOf, reasonOf, standing, statusOf } from '../completeness.js';
import { type Judging, Outcome } from './judge.js';
import type { OtherSecrets } from './other-secrets.js';

type KnownKind = 'added' | 'removed' | 'changed';

const ALL_KINDS: readonly KnownKind[] = ['added', 'removed', 'changed'];
const NOTHING: Fact = Object.freeze({});

/** Judges every difference of the section `on`: kind and `match` first, the condition for what is left. */
export function judgeDifferences(judging: Judging, on: string, env: Sides): readonly Verdict[] {
  const { rule, input } = judging;
  if (standing(input, needsOf([on], judging.read)).kind === 'not-applicable') return [];
  const others = standing(input, judging.needs);
  if (others.kind === 'not-applicable') return [];
  const outcome = new Outcome(judging);
  const kinds = new Set<string>(rule.kinds ?? ALL_KINDS);
  for (const difference of input.differences) {
    if (difference.section !== on || !(kinds.has(difference.kind) || difference.kind === 'unknown')) continue;
    judgeOne(judging, outcome, difference, others.kind === 'unknown' ? others.reasons : [], env);
  }
  for (const reason of hidden(judging, on, kinds)) outcome.unknown(reason);
  return outcome.verdicts();
}

/** A section that could not be read at all is one unknown difference: what the other side shows tells whom it concerns. */
function concernsUnread(judging: Judging, on: string, env: Sides): boolean {
  const { source, target } = judging.input;
  return [source, target].some(({ sections }) => {
    const facts = Object.hasOwn(sections, on) ? (sections[on]?.facts ?? {}) : {};
    return Object.entries(facts).some(([key, fact]) => judging.compiled.concerns({ env, key, fact }));
  });
}

function judgeOne(judging: Judging, outcome: Outcome, difference: Difference, unknown: readonly string[], env: Sides) {
  const { compiled, other } = judging;
  const { key, source, target } = difference;
  try {
    const fact = source ?? target;
    if (
      !(fact === undefined ? concernsUnread(judging, difference.section, env) : compiled.concerns({ env, key, fact }))
    )
      return;
    if (difference.kind === 'unknown') {
      outcome.unknown(difference.reason ?? `${difference.section} ${key} is known on one side only`);
    } else if (unknown.length > 0) {
      for (const reason of unknown) outcome.unknown(reason);
    } else {
      const values = {
        env,
        key,
        kind: difference.kind,
        source: source ?? NOTHING,
        target: target ?? NOTHING,
        present: { source: source !== undefined, target: target !== undefined },
        fields: difference.fields.map(({ field }) => field),
      };
      outcome.judge({ key, values, differences: [difference] }, other && withOthers(values, other));
    }
  } catch (error) {
    outcome.failed(key, error);
  }
}

function withOthers<V extends { source: Fact; target: Fact }>(values: V, other: OtherSecrets): V & { env: Sides } {
  const [source, target] = [other.fact(values.source, 'source'), other.fact(values.target, 'target')];
  return { ...values, env: other.env, source, target };
}

/**
 * Reasons why there may be differences that nobody sees: a removed fact that the source did not show, an added one that
 * the target did not, or a changed one that neither did. What one side shows and the other may hide is `unknown`.
 */
function hidden({ input, read }: Judging, on: string, kinds: ReadonlySet<string>): readonly string[] {
  const keys = read?.[on];
  const source = { side: 'source', section: on, keys } as const;
  const target = { side: 'target', section: on, keys } as const;
  const sourceHides = statusOf(input, source) !== 'complete';
  const targetHides = statusOf(input, target) !== 'complete';
  const reasons: string[] = [];
  if (sourceHides && (kinds.has('removed') || (kinds.has('changed') && targetHides)))
    reasons.push(reasonOf(input, source));
  if (targetHides && (kinds.has('added') || (kinds.has('changed') && sourceHides)))
    reasons.push(reasonOf(input, target));
  return reasons;
}
