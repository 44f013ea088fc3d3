import type { Report } from '../model/report.js';
import type { Snapshot } from '../model/snapshot.js';
import { type CheckOptions, check } from './check.js';
import { distributions } from './requires.js';

/** Findings whose way out can name a package or a base image. */
const ASKING = new Set(['missing-library', 'missing-symbol-version']);

/**
 * Judges as `check` does, and where a library or a version of one is missing, asks the shipped baselines too: which
 * package brings it, which base image has it. They are only read when something is missing.
 */
export async function informedCheck(
  source: Snapshot,
  targets: readonly Snapshot[],
  options: CheckOptions,
): Promise<Report> {
  const report = check(source, targets, options);
  const asks = report.targets.some(({ findings }) => findings.some(({ rule }) => ASKING.has(rule)));
  if (!asks) return report;
  const shipped = (await distributions()).map(({ snapshot }) => snapshot);
  return check(source, targets, { ...options, known: [...(options.known ?? []), ...shipped] });
}
