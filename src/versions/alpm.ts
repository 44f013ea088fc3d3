import { splitEvr } from './evr.js';
import { compareNumbers, compareNumerals, compareStrings, isDigit, isLetter, type Ordering, skip } from './ordering.js';

/** What follows separators, in pacman's order. */
const Kind = { letters: 0, nothing: 1, number: 2 } as const;

/**
 * Order of two pacman versions written as `[epoch:]pkgver[-pkgrel]` (vercmp(8)).
 *
 * `vercmp` contradicts itself in two places, where no total order can follow it: it calls a version without a release
 * equal to that version with any release (here it comes first), and it places separators at the very end of a version
 * now before and now behind what follows several separators (here always before).
 */
export function compareAlpm(a: string, b: string): Ordering {
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
 * libalpm's descendant of an old `rpmvercmp`: segments of letters or of digits; the number of separators before a
 * segment counts, which ones they are does not. Letters that follow without a separator come before the end (`1.0rc`
 * before `1.0`), everything else behind it (`1.0.rc` behind `1.0`).
 */
function compareSegments(a: string, b: string): Ordering {
  let i = 0;
  let j = 0;
  while (true) {
    const left = segmentAt(a, i);
    const right = segmentAt(b, j);
    const order =
      compareNumbers(left.rank, right.rank) ||
      compareNumbers(left.separators, right.separators) ||
      compareNumbers(left.kind, right.kind);
    if (order !== 0) return order;
    if (left.text === '') return 0;
    const compare = left.kind === Kind.number ? compareNumerals : compareStrings;
    const verdict = compare(left.text, right.text);
    if (verdict !== 0) return verdict;
    i = left.end;
    j = right.end;
  }
}

interface Segment {
  /** Letters or digits; empty at the end of the version. */
  readonly text: string;
  readonly kind: number;
  readonly separators: number;
  /** 0 for what comes before the end of a version, 1 for the end, 2 for what comes behind it. */
  readonly rank: 0 | 1 | 2;
  readonly end: number;
}

function segmentAt(version: string, from: number): Segment {
  const start = skip(version, from, isSeparator);
  const separators = start - from;
  if (start === version.length) {
    const rank = separators === 0 ? 1 : 2;
    return { text: '', kind: Kind.nothing, separators: Math.min(separators, 1), rank, end: start };
  }
  const kind = isDigit(version.charCodeAt(start)) ? Kind.number : Kind.letters;
  const end = skip(version, start, kind === Kind.number ? isDigit : isLetter);
  const rank = separators === 0 && kind === Kind.letters ? 0 : 2;
  return { text: version.slice(start, end), kind, separators, rank, end };
}

function isSeparator(code: number): boolean {
  return !isDigit(code) && !isLetter(code);
}
