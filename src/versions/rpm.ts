import { splitEvr } from './evr.js';
import { compareNumbers, compareNumerals, compareStrings, isDigit, isLetter, type Ordering, skip } from './ordering.js';

const TILDE = 126;
const CARET = 94;

/** What stands at a place of a version, in rpm's order. */
const Rank = { tilde: 0, end: 1, caret: 2, letters: 3, number: 4 } as const;

/**
 * Order of two rpm versions written as `[epoch:]version[-release]` (rpm-version(7), `rpmverCmp`): a missing epoch is
 * zero, a missing release is before every release.
 */
export function compareRpm(a: string, b: string): Ordering {
  if (a === b) return 0;
  const left = splitEvr(a);
  const right = splitEvr(b);
  const order = compareNumerals(left.epoch, right.epoch) || compareSegments(left.version, right.version);
  if (order !== 0) return order;
  if (left.release === undefined || right.release === undefined) {
    return compareNumbers(left.release === undefined ? 0 : 1, right.release === undefined ? 0 : 1);
  }
  return compareSegments(left.release, right.release);
}

/**
 * `rpmvercmp`: segments of letters or of digits, whatever lies between them only separates. At each place `~` comes
 * before the end, the end before `^`, that before letters, and letters before numbers.
 */
function compareSegments(a: string, b: string): Ordering {
  let i = 0;
  let j = 0;
  while (true) {
    i = skip(a, i, isSeparator);
    j = skip(b, j, isSeparator);
    const kind = rank(a.charCodeAt(i));
    const order = compareNumbers(kind, rank(b.charCodeAt(j)));
    if (order !== 0) return order;
    if (kind === Rank.end) return 0;
    if (kind === Rank.tilde || kind === Rank.caret) {
      i += 1;
      j += 1;
      continue;
    }
    const belongs = kind === Rank.number ? isDigit : isLetter;
    const endA = skip(a, i, belongs);
    const endB = skip(b, j, belongs);
    const compare = kind === Rank.number ? compareNumerals : compareStrings;
    const verdict = compare(a.slice(i, endA), b.slice(j, endB));
    if (verdict !== 0) return verdict;
    i = endA;
    j = endB;
  }
}

function rank(code: number): number {
  if (code === TILDE) return Rank.tilde;
  if (code === CARET) return Rank.caret;
  if (isDigit(code)) return Rank.number;
  return isLetter(code) ? Rank.letters : Rank.end;
}

function isSeparator(code: number): boolean {
  return !isDigit(code) && !isLetter(code) && code !== TILDE && code !== CARET;
}
