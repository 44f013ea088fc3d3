import type { TruthPair } from './lists.js';

/** What was said of one pair. */
export interface Said {
  readonly verdict: 'runs' | 'breaks' | 'unknown';
  readonly causes: readonly string[];
}

/** A pair with what was said of it. */
export interface Judged {
  readonly pair: TruthPair;
  readonly said: Said;
}

/** Shares from 0 to 1; what breaks is positive. `undefined` where there is nothing to divide by. */
export interface Score {
  readonly pairs: number;
  readonly precision: number | undefined;
  readonly recall: number | undefined;
  /** Of the pairs that break: how many with a recorded cause among those that were named. */
  readonly cause: number | undefined;
}

/** Compares what was said with what happened. */
export function score(judged: readonly Judged[]): Score {
  const breaks = judged.filter(({ pair }) => pair.verdict === 'breaks');
  const predicted = judged.filter(({ said }) => said.verdict === 'breaks');
  const right = breaks.filter(({ said }) => said.verdict === 'breaks');
  const named = breaks.filter(({ pair, said }) => causesOf(pair).some((cause) => said.causes.includes(cause)));
  return {
    pairs: judged.length,
    precision: share(right.length, predicted.length),
    recall: share(right.length, breaks.length),
    cause: share(named.length, breaks.length),
  };
}

/** The same pairs as `ldd`, run inside the target, judged them; where it was not asked, there is nothing to compare. */
export function scoreOfLdd(judged: readonly Judged[]): Score {
  const asked = judged.flatMap(({ pair }) => {
    const ldd = pair.peers?.ldd;
    return ldd === 'runs' || ldd === 'breaks' ? [{ pair, said: { verdict: ldd, causes: [] } } as const] : [];
  });
  return { ...score(asked), cause: undefined };
}

/** Groups by a word for each pair, sorted by it. */
export function groups(judged: readonly Judged[], word: (pair: TruthPair) => string): [string, Judged[]][] {
  const byWord = new Map<string, Judged[]>();
  for (const one of judged) {
    const key = word(one.pair);
    byWord.set(key, [...(byWord.get(key) ?? []), one]);
  }
  return [...byWord].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The class of the recorded cause: what stands before its object. */
export function causeClass(pair: TruthPair): string {
  return pair.verdict === 'runs' ? 'runs' : (pair.cause ?? 'other').replace(/:.*/s, '');
}

/** Pairs with a wrong verdict, or with another cause than the one seen. */
export function wrong(judged: readonly Judged[]): Judged[] {
  return judged.filter(({ pair, said }) => {
    if (pair.verdict === 'runs') return said.verdict === 'breaks';
    return said.verdict !== 'breaks' || !causesOf(pair).some((cause) => said.causes.includes(cause));
  });
}

function causesOf({ cause, causes }: TruthPair): readonly string[] {
  return causes ?? (cause === undefined ? [] : [cause]);
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}
