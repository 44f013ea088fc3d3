import type { Finding } from '../model/finding.js';
import { EnvironmentError } from '../model/problem.js';
import type { Report, TargetReport } from '../model/report.js';

/** A finding with the target that it was found in. */
export interface Found {
  readonly target: TargetReport;
  readonly finding: Finding;
}

/** So many characters of a fingerprint are enough to name it by. */
const SHORTEST = 4;

/**
 * The findings of a report that go by `name`: a fingerprint or its beginning, a cause such as
 * `missing-library:libpq.so.5`, or a rule; in the order of the report. Throws {@link EnvironmentError} where the beginning
 * is that of several fingerprints.
 */
export function findingsNamed(report: Report, name: string): readonly Found[] {
  const all = report.targets.flatMap((target) => target.findings.map((finding): Found => ({ target, finding })));
  const exact = [
    all.filter(({ finding }) => finding.fingerprint === name),
    all.filter(({ finding }) => finding.cause === name),
    all.filter(({ finding }) => finding.rule === name),
  ].find((found) => found.length > 0);
  if (exact !== undefined) return exact;
  const begun = name.length < SHORTEST ? [] : all.filter(({ finding }) => finding.fingerprint.startsWith(name));
  const prints = new Set(begun.map(({ finding }) => finding.fingerprint));
  if (prints.size > 1) {
    throw new EnvironmentError(
      `Several findings have a fingerprint that begins with ${name}: ${[...prints].join(', ')}`,
      'Name one of them.',
    );
  }
  return begun;
}

/** What the findings of a report go by, for who mistyped it: causes and rules first, as they can be read. */
export function namesOfFindings(report: Report): readonly string[] {
  const all = report.targets.flatMap(({ findings }) => findings);
  return [
    ...new Set([
      ...all.flatMap(({ cause, rule }) => [...(cause === undefined ? [] : [cause]), rule]),
      ...all.map(({ fingerprint }) => fingerprint),
    ]),
  ];
}
