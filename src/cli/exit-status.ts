import type { Finding } from '../model/finding.js';
import type { Report, TargetReport } from '../model/report.js';

/** Words of `--fail-on`, the strictest last; `never` asks for findings without judging them. */
export const FAIL_ON = ['never', 'error', 'warning', 'note'] as const;

/** See {@link FAIL_ON}. */
export type FailOn = (typeof FAIL_ON)[number];

/** `0` nothing at or above `--fail-on`, `1` findings, `2` the question could not be answered. */
export type ExitStatus = 0 | 1 | 2;

/** Exit status of every error: bad usage, an environment that cannot be read, a defect of ours. */
export const UNANSWERED = 2;

/**
 * The exit status that `report` deserves: that of its worst target. A target with findings at or above `failOn` is
 * answered, whatever else is unknown of it; one without is unanswered while facts that could give one are unknown.
 */
export function exitStatus(report: Report, failOn: FailOn, allowIncomplete: boolean): ExitStatus {
  const statuses = report.targets.map((target) => targetStatus(target, failOn, allowIncomplete));
  return statuses.includes(2) ? 2 : statuses.includes(1) ? 1 : 0;
}

/** The exit status of what judges nothing: unanswered where something could not be read and nobody accepted that. */
export function captureStatus(problems: readonly unknown[], allowIncomplete: boolean): ExitStatus {
  return problems.length > 0 && !allowIncomplete ? UNANSWERED : 0;
}

function targetStatus(target: TargetReport, failOn: FailOn, allowIncomplete: boolean): ExitStatus {
  const counts = target.findings.filter(
    ({ level, baseline }) => FAIL_ON.indexOf(level) <= FAIL_ON.indexOf(failOn) && baseline !== 'unchanged',
  );
  const some = (status: Finding['status']) => counts.some((finding) => finding.status === status);
  if (some('open')) return 1;
  // Against an earlier report what breaks is known, and what could not be read may hide something new.
  const unread = target.verdict === 'unknown' || (target.gone !== undefined && target.problems.length > 0);
  return !allowIncomplete && (unread || some('undetermined')) ? 2 : 0;
}
