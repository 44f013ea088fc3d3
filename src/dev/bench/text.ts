import type { Bound, Contest, Outcome } from './contest.js';
import type { Cost } from './measure.js';

const UNITS: Readonly<Record<keyof Cost, string>> = { wall: 's', cpu: 's', memory: 'MiB' };

/** One line for each contender that ran, with how many times the first one's figures it took. */
export function costLines(contest: Contest, costs: ReadonlyMap<string, Cost>): readonly string[] {
  const [first] = costs.values();
  const width = Math.max(...contest.contenders.map(({ name }) => name.length));
  return [...costs].map(([name, cost]) => {
    const times = first === undefined || cost === first ? '' : `   × ${ratio(cost.wall / first.wall)}`;
    const figures = [
      `${cost.wall.toFixed(2).padStart(7)} s`,
      `${cost.cpu.toFixed(2).padStart(7)} s cpu`,
      `${cost.memory.toFixed(0).padStart(5)} MiB`,
    ];
    return `  ${name.padEnd(width)} ${figures.join(' ')}${times}`;
  });
}

/** What was promised, what was measured, and whether it was kept. */
export function outcomeLine({ bound, measured }: Outcome): string {
  const what = promise(bound);
  if (measured === undefined) return `  not measured  ${what}`;
  const unit = bound.against === undefined ? ` ${UNITS[bound.figure]}` : '';
  return `  ${measured <= bound.most ? 'kept  ' : 'MISSED'} ${ratio(measured)}${unit}  ${what}`;
}

function promise(bound: Bound): string {
  const of = `${bound.figure} of ${bound.of}`;
  if (bound.against === undefined) return `(${of} at most ${bound.most} ${UNITS[bound.figure]})`;
  return `(${of} at most ${ratio(bound.most)} of ${bound.against})`;
}

function ratio(value: number): string {
  return value.toFixed(value < 10 ? 3 : 1);
}
