import type { Contender, Cost } from './measure.js';

/** What is promised of a contest. */
export interface Bound {
  readonly figure: keyof Cost;
  readonly of: string;
  /** Whose figure it is divided by; absent for an absolute bound. */
  readonly against?: string;
  /** Ratio, seconds or MiB that must not be exceeded. */
  readonly most: number;
}

/** Programs that do the same work, and what is promised of ours. */
export interface Contest {
  readonly title: string;
  readonly contenders: readonly Contender[];
  readonly bounds: readonly Bound[];
}

/** A bound with what was measured; `undefined` where a contender did not run. */
export interface Outcome {
  readonly bound: Bound;
  readonly measured: number | undefined;
}

/** Whether what was promised was kept, bound by bound. */
export function outcomes(contest: Contest, costs: ReadonlyMap<string, Cost>): readonly Outcome[] {
  return contest.bounds.map((bound) => {
    const own = costs.get(bound.of)?.[bound.figure];
    const other = bound.against === undefined ? 1 : costs.get(bound.against)?.[bound.figure];
    return { bound, measured: own === undefined || other === undefined ? undefined : own / other };
  });
}
