import type { Rule, RuleInput, Verdict } from '../../model/rule.js';
import { Side, type Sides } from '../cel/side.js';
import { needsOf, standing } from '../completeness.js';
import type { RuleDefinition } from '../packs/definition.js';
import { CompiledRule } from './compiled.js';
import { judgeDifferences } from './differences.js';
import { judgeFacts } from './facts.js';
import type { Judging } from './judge.js';
import { keysRead } from './keys-read.js';
import { otherSecrets } from './other-secrets.js';
import { judgePair } from './pair.js';

/** What a declared rule is made of: its definition, and where it and its examples are written. */
export interface Declaration {
  readonly definition: RuleDefinition;
  /** Sections that its expressions look something up in: they need not be complete, but there must be such facts. */
  readonly lookups: readonly string[];
  readonly origin: string;
  /** In the order of the examples. */
  readonly exampleOrigins: readonly string[];
}

/** The rule that a pack declares. Its definition must be valid and its expressions checked. */
export function declaredRule({ definition, lookups, origin, exampleOrigins }: Declaration): Rule {
  const { id, title, level, why, fix, references, on, each, as } = definition;
  const compiled = new CompiledRule(definition);
  const examples = definition.examples.map((example, index) => ({ ...example, origin: exampleOrigins[index] }));
  const read = keysRead(definition);
  const needs = needsOf(definition.sections, read);
  const lookedUp = needsOf(lookups);
  const sections = [
    ...new Set([...definition.sections, ...lookups, ...[on, each].filter((name) => name !== undefined)]),
  ];
  const names = sections.map((section) => section.replace(/^(?:source|target)\./, ''));
  return { id, title, level, why, fix, references, examples, sections, as, origin, judge };

  function judge(input: RuleInput): readonly Verdict[] {
    if (standing(input, lookedUp).kind === 'not-applicable') return [];
    const judging: Judging = { rule: definition, needs, read, compiled, input, other: otherSecrets(input, names) };
    const env = sidesOf(input);
    if (on !== undefined) return judgeDifferences(judging, on, env);
    if (each !== undefined) return judgeFacts(judging, each, env);
    return judgePair(judging, env);
  }
}

/** All rules that judge one input share its sides, and with them the indexes of names. */
const SIDES = new WeakMap<RuleInput, Sides>();

function sidesOf(input: RuleInput): Sides {
  let sides = SIDES.get(input);
  if (sides === undefined) {
    sides = { source: new Side(input, 'source'), target: new Side(input, 'target') };
    SIDES.set(input, sides);
  }
  return sides;
}
