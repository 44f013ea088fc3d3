import { compareNumerals, compareStrings, isDigit, type Ordering } from './ordering.js';

/** Runs of digits and of letters, as Gem::Version splits them. */
function segments(version: string): string[] {
  return version.replaceAll('-', '.pre.').match(/\d+|[a-z]+/gi) ?? [];
}

/**
 * Order of versions of Ruby gems (Gem::Version#<=>): by segments, a missing one is 0, and letters come before numbers,
 * for they are pre-releases.
 */
export function compareGem(a: string, b: string): Ordering {
  const [left, right] = [segments(a), segments(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [x, y] = [left[at] ?? '0', right[at] ?? '0'];
    const [first, second] = [isDigit(x.charCodeAt(0)), isDigit(y.charCodeAt(0))];
    if (first !== second) return first ? 1 : -1;
    const order = first ? compareNumerals(x, y) : compareStrings(x, y);
    if (order !== 0) return order;
  }
  return 0;
}

/** Whether a version does for a requirement such as `~> 3.1` or `>= 2.7` (Gem::Requirement); `undefined` for what is none. */
export function satisfiesGem(version: string, requirement: string): boolean | undefined {
  const [, operator = '', wanted] = /^\s*(=|!=|>=|<=|>|<|~>)?\s*(\d[\w.-]*)\s*$/.exec(requirement) ?? [];
  if (wanted === undefined) return undefined;
  const order = compareGem(version, wanted);
  if (operator === '~>') return order >= 0 && compareGem(version, bumped(wanted)) < 0;
  if (operator === '!=') return order !== 0;
  if (operator === '>=') return order >= 0;
  if (operator === '<=') return order <= 0;
  if (operator === '>') return order > 0;
  return operator === '<' ? order < 0 : order === 0;
}

/** The first version that `~>` leaves out: the last number goes, the one before it grows. */
function bumped(version: string): string {
  const numbers = segments(version).slice(0, segments(version).findIndex((part) => !isDigit(part.charCodeAt(0))) >>> 0);
  const kept = numbers.length > 1 ? numbers.slice(0, -1) : numbers;
  const last = Number(kept.at(-1) ?? 0) + 1;
  return [...kept.slice(0, -1), String(last)].join('.');
}
