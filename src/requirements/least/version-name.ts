/** The name of a symbol version taken apart: `GLIBCXX_3.4.30` is of the family `GLIBCXX_` and numbered `3.4.30`. */
export interface VersionName {
  readonly name: string;
  readonly family: string;
  /** Empty where there is none: `GLIBC_PRIVATE` is a family of its own. */
  readonly number: string;
}

/** A family ends with an underscore, or is empty; a number may end in a letter, as those of OpenSSL 1 and zlib do. */
const NUMBERED = /^((?:[^_]*_)*?)(\d[\d._]*[a-z]*)$/;

/** Longest name that is taken apart; no compiler writes longer ones. */
const LONGEST = 256;

/** Takes the name of a version apart. */
export function versionName(name: string): VersionName {
  const match = name.length <= LONGEST ? NUMBERED.exec(name) : null;
  return { name, family: match?.[1] ?? name, number: match?.[2] ?? '' };
}

/** The highest name of each family, sorted by family. */
export function highestNames(names: Iterable<string>): string[] {
  const highest = new Map<string, VersionName>();
  for (const version of [...names].map(versionName)) {
    const known = highest.get(version.family);
    if (known === undefined || compareNumbers(version.number, known.number) > 0) highest.set(version.family, version);
  }
  return [...highest.values()].map(({ name }) => name).sort(byFamily);
}

/** Orders dotted numbers: part by part as numbers, then by the letters behind them, then by how they are written. */
export function compareNumbers(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const order = compareParts(left[index] ?? '', right[index] ?? '');
    if (order !== 0) return order;
  }
  return byText(a, b);
}

function parts(number: string): string[] {
  return number.match(/\d+|[a-z]+/g) ?? [];
}

/** A missing part comes first, letters before digits: `1.1.1` < `1.1.1d` < `1.1.1.1`. */
function compareParts(a: string, b: string): number {
  const [left, right] = [rank(a), rank(b)];
  if (left !== right) return left < right ? -1 : 1;
  if (left < 2) return byText(a, b);
  const [x, y] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return Math.sign(x.length - y.length) || byText(x, y);
}

function rank(part: string): 0 | 1 | 2 {
  return part === '' ? 0 : /^\d/.test(part) ? 2 : 1;
}

function byFamily(a: string, b: string): number {
  return byText(versionName(a).family, versionName(b).family) || byText(a, b);
}

/** By code unit: the same everywhere. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
