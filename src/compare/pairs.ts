import type { SectionComparison } from '../model/probe.js';
import type { Fact } from '../model/snapshot.js';

/** A fact of each side, or of one alone. `key` is the source's where there is one. */
export interface FactPair {
  readonly key: string;
  readonly targetKey: string;
  readonly a: Fact | undefined;
  readonly b: Fact | undefined;
}

type Facts = Readonly<Record<string, Fact>>;

/**
 * Lines the facts of two sections up: by key, and what is left by the section's own idea of the same thing under another
 * key. Several leftovers that could stand for each other are paired in the order of their keys, the rest stay alone.
 */
export function pairFacts(source: Facts, target: Facts, { pairBy }: SectionComparison): FactPair[] {
  const pairs: FactPair[] = [];
  const lone = new Map<string, string[]>();
  for (const [key, a] of entries(source)) {
    const b = own(target, key);
    if (b !== undefined) pairs.push({ key, targetKey: key, a, b });
    else remember(lone, pairBy?.(key, a) ?? `\0${key}`, key);
  }
  for (const [key, b] of entries(target)) {
    if (own(source, key) !== undefined) continue;
    const partner = pairBy === undefined ? undefined : lone.get(pairBy(key, b) ?? '')?.shift();
    pairs.push({ key: partner ?? key, targetKey: key, a: partner === undefined ? undefined : own(source, partner), b });
  }
  for (const key of [...lone.values()].flat()) pairs.push({ key, targetKey: key, a: own(source, key), b: undefined });
  return pairs;
}

/** Sorted, so that the order of the input never matters. */
function entries(facts: Facts): [string, Fact][] {
  return Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Keys come from the environment: one called `constructor` is a key like any other. */
function own(facts: Facts, key: string): Fact | undefined {
  return Object.hasOwn(facts, key) ? facts[key] : undefined;
}

function remember(lone: Map<string, string[]>, name: string, key: string): void {
  const known = lone.get(name);
  if (known === undefined) lone.set(name, [key]);
  else known.push(key);
}
