import type { Difference } from '../../model/difference.js';
import type { RuleInput } from '../../model/rule.js';

/** The differences by section and key; all rules that judge one input share it. */
const KNOWN = new WeakMap<RuleInput, ReadonlyMap<string, readonly Difference[]>>();

/** The differences of the facts that are named by section and key, as `os/libc`; in the order of the differences. */
export function differencesOf(input: RuleInput, facts: readonly string[]): readonly Difference[] {
  if (facts.length === 0) return NONE;
  const [first = '', ...others] = facts;
  if (others.length === 0) return byFact(input).get(first) ?? NONE;
  const wanted = new Set(facts);
  return input.differences.filter((difference) => wanted.has(nameOf(difference)));
}

const NONE: readonly Difference[] = [];

function byFact(input: RuleInput): ReadonlyMap<string, readonly Difference[]> {
  const known = KNOWN.get(input);
  if (known !== undefined) return known;
  const found = new Map<string, Difference[]>();
  for (const difference of input.differences) {
    const name = nameOf(difference);
    const same = found.get(name);
    if (same === undefined) found.set(name, [difference]);
    else same.push(difference);
  }
  KNOWN.set(input, found);
  return found;
}

function nameOf({ section, key }: Difference): string {
  return `${section}/${key}`;
}
