import { compareNumbers, compareNumerals, compareStrings, type Ordering } from './ordering.js';

/** A version of Python packaging (PEP 440); numbers are runs of digits, so that none is too large. */
export interface Pep440Version {
  readonly epoch: string;
  readonly release: readonly string[];
  readonly pre?: readonly [letter: 'a' | 'b' | 'rc', number: string] | undefined;
  readonly post?: string | undefined;
  readonly dev?: string | undefined;
  readonly local?: readonly string[] | undefined;
}

const VERSION =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|beta|preview|pre|a|b|c|rc)[-_.]?(\d+)?)?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d+)?)?(?:[-_.]?(dev)[-_.]?(\d+)?)?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/;
const LETTERS: Readonly<Record<string, 'a' | 'b' | 'rc'>> = { alpha: 'a', a: 'a', beta: 'b', b: 'b' };
/** Longer than any version; the expression is not asked about what is longer. */
const LONGEST = 256;

/** Reads a version in any of the spellings that PEP 440 allows; `undefined` where it is none. */
export function parsePep440(text: string): Pep440Version | undefined {
  const match = text.length > LONGEST ? null : VERSION.exec(text.trim().toLowerCase());
  if (match === null) return undefined;
  const [, epoch, release = '', letter, pre, implicit, post, postNumber, dev, devNumber, local] = match;
  return {
    epoch: epoch ?? '0',
    release: release.split('.'),
    ...(letter === undefined ? {} : { pre: [LETTERS[letter] ?? 'rc', pre ?? '0'] as const }),
    ...(implicit === undefined && post === undefined ? {} : { post: implicit ?? postNumber ?? '0' }),
    ...(dev === undefined ? {} : { dev: devNumber ?? '0' }),
    ...(local === undefined ? {} : { local: local.split(/[-_.]/) }),
  };
}

/** Order of two versions (PEP 440, Summary of permitted suffixes and relative ordering); what is none comes first, by code unit. */
export function comparePep440(a: string, b: string): Ordering {
  const [left, right] = [parsePep440(a), parsePep440(b)];
  if (left === undefined || right === undefined) {
    if (left === right) return compareStrings(a, b);
    return left === undefined ? -1 : 1;
  }
  return comparePublic(left, right) || compareLocal(left.local, right.local);
}

/** Order without the local part. */
export function comparePublic(a: Pep440Version, b: Pep440Version): Ordering {
  return (
    compareNumerals(a.epoch, b.epoch) ||
    compareRelease(a.release, b.release) ||
    comparePre(a, b) ||
    compareOptional(a.post, b.post, -1) ||
    compareOptional(a.dev, b.dev, 1)
  );
}

/** Order of the numbers of a release; those that are missing are zero. */
export function compareRelease(a: readonly string[], b: readonly string[]): Ordering {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const order = compareNumerals(a[at] ?? '0', b[at] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

function comparePre(a: Pep440Version, b: Pep440Version): Ordering {
  const order = compareNumbers(phase(a), phase(b));
  return order === 0 ? compareNumerals(a.pre?.[1] ?? '0', b.pre?.[1] ?? '0') : order;
}

/** A development release comes before the first alpha, the release itself behind the last candidate. */
function phase({ pre, post, dev }: Pep440Version): number {
  if (pre !== undefined) return ['a', 'b', 'rc'].indexOf(pre[0]);
  return post === undefined && dev !== undefined ? -1 : 3;
}

/** @param absent where a version without that part stands. */
function compareOptional(a: string | undefined, b: string | undefined, absent: -1 | 1): Ordering {
  if (a !== undefined && b !== undefined) return compareNumerals(a, b);
  if (a === b) return 0;
  return a === undefined ? absent : absent === 1 ? -1 : 1;
}

function compareLocal(a: readonly string[] | undefined, b: readonly string[] | undefined): Ordering {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [left, right] = [a[at], b[at]];
    if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
    const order = compareSegment(left, right);
    if (order !== 0) return order;
  }
  return 0;
}

/** Numbers come behind words. */
function compareSegment(a: string, b: string): Ordering {
  const [isNumber, isOther] = [!/\D/.test(a), !/\D/.test(b)];
  if (isNumber && isOther) return compareNumerals(a, b);
  if (isNumber === isOther) return compareStrings(a, b);
  return isNumber ? 1 : -1;
}
