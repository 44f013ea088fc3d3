import type { Finding } from '../model/finding.js';
import type { TargetVerdict } from '../model/report.js';

/** What breaks for certain breaks, whatever else is unknown; nothing known to break is only said of what was all read. */
export function verdictOf(findings: readonly Finding[], incomplete: boolean): TargetVerdict {
  if (findings.some(({ level, status }) => level === 'error' && status === 'open')) return 'breaks';
  const undecided = findings.some(({ level, status }) => level === 'error' && status === 'undetermined');
  return undecided || incomplete ? 'unknown' : 'runs';
}
