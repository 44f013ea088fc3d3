import { minVersion, Range } from 'semver';

/** What the library makes of a range; `undefined` where it is none, of which TypeError is all that it says. */
function read<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Whether a range of npm (`^18.17 || >=20`) allows a version; `undefined` where it is no range. */
export function allowsSemver(range: string, version: string): boolean | undefined {
  return read(() => new Range(range, { loose: true }).test(version));
}

/** The lowest version that a range of npm allows: `18.17.0`; `undefined` where it is no range, or none does. */
export function leastSemver(range: string): string | undefined {
  return read(() => minVersion(range, { loose: true })?.version);
}
