import { EnvironmentError } from '../model/problem.js';
import { Report, type TargetReport } from '../model/report.js';

/**
 * The report held against an earlier one: each finding says whether it is new, each target what is gone. Findings are the
 * same when their fingerprints are. Targets are lined up by name, or, where there is one of each, as they are.
 */
export function againstReport(report: Report, earlier: Report, name: string): Report {
  const only = report.targets.length === 1 && earlier.targets.length === 1 ? earlier.targets[0] : undefined;
  const targets = report.targets.map((target) => {
    const before = earlier.targets.find(({ reference }) => reference === target.reference) ?? only;
    return againstTarget(target, before);
  });
  return { ...report, against: name, targets };
}

/** What was waived then was accepted by somebody else's rules: it counts as known only while it is. */
function againstTarget(target: TargetReport, before: TargetReport | undefined): TargetReport {
  const known = (before?.findings ?? []).filter(({ status }) => status !== 'waived');
  const prints = new Set(known.map(({ fingerprint }) => fingerprint));
  const now = new Set(target.findings.map(({ fingerprint }) => fingerprint));
  return {
    ...target,
    findings: target.findings.map((finding) => ({
      ...finding,
      baseline: prints.has(finding.fingerprint) ? 'unchanged' : 'new',
    })),
    gone: known
      .filter(({ fingerprint, status }) => status === 'open' && !now.has(fingerprint))
      .map(({ rule, level, cause, message, fingerprint }) => ({
        rule,
        level,
        ...(cause === undefined ? {} : { cause }),
        message,
        fingerprint,
      })),
  };
}

/** The report that `text` holds. Throws {@link EnvironmentError} when it holds none; `name` is what the file is called. */
export function parseReport(text: string, name: string): Report {
  const advice = 'Make one with: hostdrift check SOURCE TARGET --output json=report.json';
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new EnvironmentError(`${name} is no report: it is not valid JSON (${cause})`, advice);
  }
  const parsed = Report.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new EnvironmentError(`${name} is no report of hostdrift: ${issue?.path.join('.')}: ${issue?.message}`, advice);
}
