import { splitEvr } from './evr.js';
import { compareNumbers, compareNumerals, isDigit, isLetter, type Ordering, skip } from './ordering.js';

/**
 * Order of two Debian package versions (Debian Policy 5.6.12, deb-version(7)): epoch, then upstream version, then
 * revision; a missing epoch or revision is zero. Strings that are no valid versions are ordered by the same algorithm.
 */
export function compareDpkg(a: string, b: string): Ordering {
  if (a === b) return 0;
  const left = splitEvr(a);
  const right = splitEvr(b);
  return (
    compareNumerals(left.epoch, right.epoch) ||
    compareParts(left.version, right.version) ||
    compareParts(left.release ?? '', right.release ?? '')
  );
}

/** Compares alternating runs of non-digits and digits: the former character by character, the latter as numbers. */
function compareParts(a: string, b: string): Ordering {
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const inText = (i < a.length && !isDigit(a.charCodeAt(i))) || (j < b.length && !isDigit(b.charCodeAt(j)));
    if (inText) {
      const order = compareNumbers(weight(a, i), weight(b, j));
      if (order !== 0) return order;
      i += 1;
      j += 1;
      continue;
    }
    const endA = skip(a, i, isDigit);
    const endB = skip(b, j, isDigit);
    const order = compareNumerals(a.slice(i, endA), b.slice(j, endB));
    if (order !== 0) return order;
    i = endA;
    j = endB;
  }
  return 0;
}

/** `~` before the end of a part, the end and digits before letters, letters before everything else. */
function weight(text: string, at: number): number {
  if (at >= text.length) return 0;
  const code = text.charCodeAt(at);
  if (code === 126) return -1;
  if (isDigit(code)) return 0;
  return isLetter(code) ? code : code + 256;
}
