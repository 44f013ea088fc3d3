import type { Difference } from '../../model/difference.js';
import type { RuleInput } from '../../model/rule.js';

/** The differences of the facts that are named by section and key, as `os/libc`. */
export function differencesOf(input: RuleInput, facts: readonly string[]): readonly Difference[] {
  if (facts.length === 0) return [];
  const wanted = new Set(facts);
  return input.differences.filter(({ section, key }) => wanted.has(`${section}/${key}`));
}
