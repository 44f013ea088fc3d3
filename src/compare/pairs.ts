import type { SectionComparison } from '../model/probe.js';
import type { Fact } from '../model/snapshot.js';
import { own } from './own.js';

/** A fact of each side, or of one alone. `key` is the source's where there is one. */
export interface FactPair {
  readonly key: string;
  readonly targetKey: string;
  readonly a: Fact | undefined;
  readonly b: Fact | undefined;
}

type Facts = Readonly<Record<string, Fact>>;

/** A fact whose key the other side does not have, and the names that it goes by: the first is its own. */
interface Leftover {
  readonly key: string;
  readonly fact: Fact;
  readonly names: readonly string[];
}

/**
 * Lines the facts of two sections up: by key, and what is left by the section's own idea of the same thing under another
 * key, first by its own name, then by one that it also answers to. Several leftovers that could stand for each other are
 * paired in the order of their keys, the rest stay alone. Which side is the source makes no difference.
 */
export function pairFacts(source: Facts, target: Facts, comparison: SectionComparison): FactPair[] {
  const pairs: FactPair[] = [];
  for (const key of Object.keys(source)) {
    const b = own(target, key);
    if (b !== undefined) pairs.push({ key, targetKey: key, a: own(source, key), b });
  }
  const removed = leftovers(source, target, comparison);
  const added = leftovers(target, source, comparison);
  const partners = matchOwnNames(removed, added);
  matchOtherNames(removed, added, partners);
  const taken = new Set(partners.values());
  for (const left of removed) {
    const right = partners.get(left);
    pairs.push({ key: left.key, targetKey: right?.key ?? left.key, a: left.fact, b: right?.fact });
  }
  for (const right of added) {
    if (!taken.has(right)) pairs.push({ key: right.key, targetKey: right.key, a: undefined, b: right.fact });
  }
  return pairs;
}

/** Sorted, so that the order of the input never matters. */
function leftovers(facts: Facts, others: Facts, { pairBy }: SectionComparison): Leftover[] {
  return Object.keys(facts)
    .filter((key) => !Object.hasOwn(others, key))
    .sort()
    .map((key) => {
      const fact = own(facts, key) ?? {};
      const names = pairBy?.(key, fact) ?? [];
      return { key, fact, names: typeof names === 'string' ? [names] : names };
    });
}

type Partners = Map<Leftover, Leftover>;

/** Of several with the same name, those of the same version stand for each other first. */
function matchOwnNames(removed: readonly Leftover[], added: readonly Leftover[]): Partners {
  const partners: Partners = new Map();
  for (const nameOf of [versionedName, ownName]) {
    const taken = new Set(partners.values());
    const waiting = byName(
      added.filter((right) => !taken.has(right)),
      nameOf,
    );
    for (const left of removed) {
      const [name] = partners.has(left) ? [] : nameOf(left);
      const right = name === undefined ? undefined : waiting.get(name)?.shift();
      if (right !== undefined) partners.set(left, right);
    }
  }
  return partners;
}

function ownName({ names: [name] }: Leftover): string[] {
  return name === undefined ? [] : [name];
}

function versionedName({ names: [name], fact: { version } }: Leftover): string[] {
  return name === undefined || typeof version !== 'string' ? [] : [`${name}\0${version}`];
}

/** Where exactly one leftover of each side answers to the own name of one of them; several would be a guess. */
function matchOtherNames(removed: readonly Leftover[], added: readonly Leftover[], partners: Partners): void {
  const taken = new Set(partners.values());
  const lefts = removed.filter((left) => !partners.has(left));
  const rights = added.filter((right) => !taken.has(right));
  const candidates = new Map<Leftover, Set<Leftover>>();
  const connect = (one: Leftover, other: Leftover) => {
    candidates.set(one, (candidates.get(one) ?? new Set()).add(other));
    candidates.set(other, (candidates.get(other) ?? new Set()).add(one));
  };
  for (const [some, others] of [
    [lefts, byName(rights, otherNames)] as const,
    [rights, byName(lefts, otherNames)] as const,
  ]) {
    for (const one of some) for (const other of others.get(one.names[0] ?? '') ?? []) connect(one, other);
  }
  for (const left of lefts) {
    const [right, ...more] = candidates.get(left) ?? [];
    if (right !== undefined && more.length === 0 && candidates.get(right)?.size === 1) partners.set(left, right);
  }
}

function otherNames({ names: [, ...others] }: Leftover): readonly string[] {
  return others;
}

function byName(
  leftovers: readonly Leftover[],
  namesOf: (leftover: Leftover) => readonly string[],
): Map<string, Leftover[]> {
  const found = new Map<string, Leftover[]>();
  for (const leftover of leftovers) {
    for (const name of namesOf(leftover)) {
      const known = found.get(name);
      if (known === undefined) found.set(name, [leftover]);
      else known.push(leftover);
    }
  }
  return found;
}
