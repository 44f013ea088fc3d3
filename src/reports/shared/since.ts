import type { Finding } from '../../model/finding.js';
import type { Report, TargetReport } from '../../model/report.js';
import { prose } from '../../model/visible.js';

/**
 * Of a check against an earlier report: `Since accepted.json: 1 new, 2 known, 1 gone`; `undefined` of any other check.
 * What is waived is neither new nor known.
 */
export function sinceText({ against }: Pick<Report, 'against'>, { findings, gone }: TargetReport): string | undefined {
  if (gone === undefined) return undefined;
  const count = (state: Finding['baseline']) =>
    findings.filter(({ baseline, status }) => baseline === state && status !== 'waived').length;
  const name = against === undefined ? 'the earlier report' : prose(against);
  return `Since ${name}: ${count('new')} new, ${count('unchanged')} known, ${gone.length} gone`;
}

/** Whether a finding is to stand out as new. */
export function isNew({ baseline, status }: Finding): boolean {
  return baseline === 'new' && status !== 'waived';
}
