/** Where the first of two versions stands: -1 before, 0 beside, 1 behind the second. */
export type Ordering = -1 | 0 | 1;

/** The order of two versions of one kind: total over all strings, and it never throws. */
export type VersionOrder = (a: string, b: string) => Ordering;

/** Order of two numbers. */
export function compareNumbers(a: number, b: number): Ordering {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Order of two strings by code unit, a prefix first: what C's `strcmp` says of ASCII. */
export function compareStrings(a: string, b: string): Ordering {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * Order of two runs of ASCII digits as numbers. Length decides before the digits do, so that no number is too large;
 * the empty run is zero.
 */
export function compareNumerals(a: string, b: string): Ordering {
  const left = stripZeros(a);
  const right = stripZeros(b);
  return left.length === right.length ? compareStrings(left, right) : compareNumbers(left.length, right.length);
}

function stripZeros(digits: string): string {
  let start = 0;
  while (digits.charCodeAt(start) === 48) start += 1;
  return start === 0 ? digits : digits.slice(start);
}

/** Whether a code unit is one of `0` to `9`. `NaN`, the code beyond the end of a string, is none. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether a code unit is an ASCII letter, as `isalpha` of the C locale says. */
export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Index of the first code unit from `start` on that does not belong to the class. */
export function skip(text: string, start: number, belongs: (code: number) => boolean): number {
  let end = start;
  while (end < text.length && belongs(text.charCodeAt(end))) end += 1;
  return end;
}
