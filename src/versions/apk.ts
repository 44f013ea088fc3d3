import { compareNumbers, compareNumerals, compareStrings, isDigit, type Ordering, skip } from './ordering.js';

/** Suffixes in apk's order; the empty one stands where a version without a suffix does. */
const SUFFIXES = ['alpha', 'beta', 'pre', 'rc', '', 'cvs', 'svn', 'git', 'hg', 'p'];
const NO_SUFFIX = SUFFIXES.indexOf('');

/** Parts of a version in the order in which the grammar allows them. */
const Kind = { first: 0, digits: 1, letter: 2, suffix: 3, suffixNumber: 4, hash: 5, revision: 6, end: 7, invalid: 8 };

interface Token {
  readonly kind: number;
  readonly text: string;
  /** Index behind the token. */
  readonly end: number;
}

/**
 * Order of two apk versions: `digits{.digits}[letter]{_suffix[digits]}[~hash][-rN]`, as the comparison in apk-tools'
 * `src/version.c` (versions 2.14 and 3) has it. What follows the first error in a version counts as nothing, and comes
 * before the end of a version that has no error.
 */
export function compareApk(a: string, b: string): Ordering {
  let left = firstToken(a);
  let right = firstToken(b);
  while (left.kind === right.kind && left.kind < Kind.end) {
    const order = compareTokens(left, right);
    if (order !== 0) return order;
    left = nextToken(a, left);
    right = nextToken(b, right);
  }
  if (left.kind === right.kind) return 0;
  if (isPreRelease(left)) return -1;
  if (isPreRelease(right)) return 1;
  // Where one version goes on with a later part of the grammar, the other has more of an earlier one: 1.0-r1 < 1.0.1.
  return compareNumbers(right.kind, left.kind);
}

function compareTokens(a: Token, b: Token): Ordering {
  switch (a.kind) {
    case Kind.digits:
      // With a leading zero they are decimals, not counts: 1.02 < 1.1.
      if (a.text.startsWith('0') || b.text.startsWith('0')) return compareStrings(a.text, b.text);
      return compareNumerals(a.text, b.text);
    case Kind.suffix:
      return compareNumbers(SUFFIXES.indexOf(a.text), SUFFIXES.indexOf(b.text));
    case Kind.letter:
    case Kind.hash:
      return compareStrings(a.text, b.text);
    default:
      return compareNumerals(a.text, b.text);
  }
}

function isPreRelease(token: Token): boolean {
  return token.kind === Kind.suffix && SUFFIXES.indexOf(token.text) < NO_SUFFIX;
}

function firstToken(version: string): Token {
  return run(version, 0, Kind.first, isDigit);
}

/** The token behind `previous`, judged also by what may follow that one. */
function nextToken(version: string, previous: Token): Token {
  const at = previous.end;
  if (at >= version.length) return { kind: Kind.end, text: '', end: at };
  const code = version.charCodeAt(at);
  if (isLowerCase(code) && previous.kind <= Kind.digits) {
    return { kind: Kind.letter, text: version.charAt(at), end: at + 1 };
  }
  if (isDigit(code) && previous.kind === Kind.suffix) return run(version, at, Kind.suffixNumber, isDigit);
  switch (version.charAt(at)) {
    case '.':
      return previous.kind <= Kind.digits ? run(version, at + 1, Kind.digits, isDigit) : invalid(at);
    case '_':
      return previous.kind <= Kind.suffixNumber ? suffix(version, at + 1) : invalid(at);
    case '~':
      return previous.kind < Kind.hash ? run(version, at + 1, Kind.hash, isHexadecimal) : invalid(at);
    case '-': {
      const allowed = previous.kind < Kind.revision && version.charAt(at + 1) === 'r';
      return allowed ? run(version, at + 2, Kind.revision, isDigit) : invalid(at);
    }
    default:
      return invalid(at);
  }
}

function suffix(version: string, start: number): Token {
  const token = run(version, start, Kind.suffix, isLowerCase);
  return SUFFIXES.includes(token.text) ? token : invalid(start);
}

function run(version: string, start: number, kind: number, belongs: (code: number) => boolean): Token {
  const end = skip(version, start, belongs);
  return end === start ? invalid(start) : { kind, text: version.slice(start, end), end };
}

function invalid(at: number): Token {
  return { kind: Kind.invalid, text: '', end: at };
}

function isLowerCase(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isHexadecimal(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 102);
}
