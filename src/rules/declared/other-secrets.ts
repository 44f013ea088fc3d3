import { isRedacted, partsOf, REDACTED } from '../../model/redacted.js';
import type { RuleInput } from '../../model/rule.js';
import type { Fact, Section, Snapshot } from '../../model/snapshot.js';
import { Side, type Sides } from '../cel/side.js';

/** A secret that is another one than those of which nothing but their presence is known. */
const ANOTHER = '[redacted differently]';

/** The pair as it may be just as well: where the secrets that cannot be compared are the same, or others, than it seems. */
export interface OtherSecrets {
  readonly env: Sides;
  /** A fact of one of the sides as it would be then. */
  fact(fact: Fact, side: 'source' | 'target'): Fact;
}

const KNOWN = new WeakMap<RuleInput, Map<string, OtherSecrets | undefined>>();

/**
 * What else may be so in these sections, of which secrets were taken out on both sides; `undefined` where they tell as it
 * is: nothing was taken out of one side, or all with one key.
 */
export function otherSecrets(input: RuleInput, sections: readonly string[]): OtherSecrets | undefined {
  const { source, target } = input;
  const key = source.redaction?.keyId;
  if (key !== undefined && key === target.redaction?.keyId) return undefined;
  const known = KNOWN.get(input) ?? new Map<string, OtherSecrets | undefined>();
  KNOWN.set(input, known);
  const names = [...new Set(sections)].filter((name) => holds(source, name) && holds(target, name)).sort();
  const id = names.join(' ');
  if (!known.has(id)) known.set(id, names.length === 0 ? undefined : other(input, names));
  return known.get(id);
}

/** Two marks without a token look the same and need not be; marks of two keys look different and need not be. */
function other(input: RuleInput, names: readonly string[]): OtherSecrets {
  const alike = input.source.redaction?.keyId === input.target.redaction?.keyId;
  const replace = {
    source: alike ? (text: string) => text : (text: string) => partsOf(text).texts.join(REDACTED),
    target: (text: string) => partsOf(text).texts.join(alike ? ANOTHER : REDACTED),
  };
  const fact = (one: Fact, side: 'source' | 'target') => mapped(one, replace[side]) as Fact;
  const changed = (snapshot: Snapshot, side: 'source' | 'target'): Snapshot => {
    const sections = names.map((name): [string, Section] => {
      const section = snapshot.sections[name] ?? { status: 'failed', problems: [], facts: {} };
      const facts = Object.entries(section.facts).map(([key, one]): [string, Fact] => [key, fact(one, side)]);
      return [name, { ...section, facts: Object.fromEntries(facts) }];
    });
    return { ...snapshot, sections: { ...snapshot.sections, ...Object.fromEntries(sections) } };
  };
  const possible = { ...input, source: changed(input.source, 'source'), target: changed(input.target, 'target') };
  return { env: { source: new Side(possible, 'source'), target: new Side(possible, 'target') }, fact };
}

const HOLDING = new WeakMap<Section, boolean>();

/** Whether a secret was taken out of any fact of the section. */
function holds({ sections }: Snapshot, name: string): boolean {
  const section = Object.hasOwn(sections, name) ? sections[name] : undefined;
  if (section === undefined) return false;
  const known = HOLDING.get(section) ?? Object.values(section.facts).some(isTouched);
  HOLDING.set(section, known);
  return known;
}

function isTouched(value: unknown): boolean {
  if (typeof value === 'string') return isRedacted(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(isTouched);
}

function mapped(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return isRedacted(value) ? replace(value) : value;
  if (Array.isArray(value)) return value.map((one) => mapped(one, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapped(one, replace)]));
}
