import type { Evidence, Finding } from '../../model/finding.js';

/** The file that a finding is shown at. */
export interface Location {
  readonly environment: Evidence['environment'];
  /** As the evidence has it: absolute inside the environment's root. */
  readonly path: string;
  readonly line?: number | undefined;
}

/** What the reader can change comes first: the payload, then the target, then the source it was compared with. */
const ORDER: readonly Evidence['environment'][] = ['payload', 'target', 'source'];

/** The file that a finding is about, by its evidence; `undefined` when no file is named. */
export function locationOf({ evidence }: Finding): Location | undefined {
  const placed = evidence.flatMap(({ environment, path, line }) =>
    path === undefined ? [] : [{ environment, path, ...(line === undefined ? {} : { line }) }],
  );
  for (const environment of ORDER) {
    const found = placed.find((location) => location.environment === environment);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * A path inside an environment as a relative reference (RFC 3986, 4.2): code hosts resolve it against the repository,
 * and a payload's files often lie there under the same names.
 */
export function relativeUri(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  return segments.length === 0 ? '.' : segments.map((segment) => encodeURIComponent(wellFormed(segment))).join('/');
}

/** Halves of surrogate pairs, which have no UTF-8, replaced by U+FFFD. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}
