import type { Policy } from '../../model/policy.js';
import type { Rule, Verdict } from '../../model/rule.js';

/** The rules as the project wants them: those that are off left out, the level of the others set. */
export function withLevels(rules: readonly Rule[], { levels }: Policy): readonly Rule[] {
  return rules.flatMap((rule) => {
    const level = Object.hasOwn(levels, rule.id) ? levels[rule.id] : undefined;
    if (level === 'off') return [];
    if (level === undefined) return [rule];
    const judge: Rule['judge'] = (input) => rule.judge(input).map((verdict): Verdict => ({ ...verdict, level }));
    return [{ ...rule, level, judge }];
  });
}
