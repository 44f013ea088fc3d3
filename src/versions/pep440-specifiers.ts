import { comparePep440, comparePublic, compareRelease, type Pep440Version, parsePep440 } from './pep440.js';

const CLAUSE = /^(===|~=|==|!=|<=|>=|<|>)\s*(\S+)$/;

/**
 * Whether a version is one that a list of specifiers allows (PEP 440, Version specifiers), pre-releases among them;
 * `undefined` where one of the specifiers, or the version, is none.
 */
export function allowsVersion(specifiers: string, version: string): boolean | undefined {
  const clauses = specifiers
    .split(',')
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  const answers = clauses.map((clause) => allows(clause, version));
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function allows(clause: string, text: string): boolean | undefined {
  const [, sign = '', wanted = ''] = CLAUSE.exec(clause) ?? [];
  if (sign === '===') return text.toLowerCase() === wanted.toLowerCase();
  const version = parsePep440(text);
  const isPrefix = wanted.endsWith('.*');
  const other = parsePep440(isPrefix ? wanted.slice(0, -2) : wanted);
  if (version === undefined || other === undefined || (isPrefix && sign !== '==' && sign !== '!=')) return undefined;
  switch (sign) {
    case '==':
      return isPrefix ? begins(version, other, other.release.length) : equals(version, other, text, wanted);
    case '!=':
      return !(isPrefix ? begins(version, other, other.release.length) : equals(version, other, text, wanted));
    case '>=':
      return comparePublic(version, other) >= 0;
    case '<=':
      return comparePublic(version, other) <= 0;
    case '<':
      return comparePublic(version, other) < 0 && !isBeforeOf(version, other);
    case '>':
      return comparePublic(version, other) > 0 && !isPostOf(version, other);
    case '~=':
      if (other.release.length < 2) return undefined;
      return (
        comparePublic(version, other) >= 0 && begins(version, { ...other, pre: undefined }, other.release.length - 1)
      );
    default:
      return undefined;
  }
}

/** A local part counts only where it is asked for. */
function equals(version: Pep440Version, other: Pep440Version, text: string, wanted: string): boolean {
  return other.local === undefined ? comparePublic(version, other) === 0 : comparePep440(text, wanted) === 0;
}

function begins(version: Pep440Version, other: Pep440Version, length: number): boolean {
  const own = Array.from({ length }, (_, at) => version.release[at] ?? '0');
  return version.epoch === other.epoch && compareRelease(own, other.release.slice(0, length)) === 0;
}

/** Whether a version is a pre-release of another that is none itself. */
function isBeforeOf(version: Pep440Version, other: Pep440Version): boolean {
  if (!isSameRelease(version, other) || other.dev !== undefined) return false;
  if (other.post !== undefined)
    return version.dev !== undefined && isSamePhase(version, other) && version.post === other.post;
  return other.pre === undefined && (version.pre !== undefined || version.dev !== undefined);
}

/** Whether a version is a post-release of another that is none itself. */
function isPostOf(version: Pep440Version, other: Pep440Version): boolean {
  const isPost = version.post !== undefined && other.post === undefined && other.dev === undefined;
  return isPost && isSameRelease(version, other) && isSamePhase(version, other);
}

function isSamePhase({ pre }: Pep440Version, other: Pep440Version): boolean {
  return pre?.[0] === other.pre?.[0] && pre?.[1] === other.pre?.[1];
}

function isSameRelease(a: Pep440Version, b: Pep440Version): boolean {
  return a.epoch === b.epoch && compareRelease(a.release, b.release) === 0;
}
