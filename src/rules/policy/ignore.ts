import type { Difference } from '../../model/difference.js';
import type { Policy } from '../../model/policy.js';
import { fits } from './pattern.js';

/** The differences that count, without those that the project ignores. */
export function withoutIgnored(
  differences: readonly Difference[],
  { ignore }: Pick<Policy, 'ignore'>,
): readonly Difference[] {
  if (ignore.length === 0) return differences;
  return differences.filter(({ section, key, targetKey = key }) => {
    const names = [`${section}/${key}`, `${section}/${targetKey}`];
    return !ignore.some((pattern) => names.some((name) => fits(pattern, name)));
  });
}
