import { createHash } from 'node:crypto';
import type { Finding } from '../model/finding.js';
import type { TargetReport } from '../model/report.js';
import type { Reporter } from '../model/reporter.js';
import { prose } from '../model/visible.js';
import { harmless } from './json/harmless.js';
import { locationOf, relativeUri } from './shared/location.js';
import { unasked, unaskedRules, unaskedWords, without } from './shared/unasked.js';

/** An issue of GitLab's Code Quality report (GitLab documentation, "Code Quality report format"). */
interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** For GitLab's merge requests: a Code Quality report. What is waived is left out: the format cannot say it. */
export const gitlabReporter: Reporter = {
  id: 'gitlab',
  title: 'for GitLab: a Code Quality report',
  render: ({ targets }) => {
    const issues = targets.flatMap((target) => {
      const blind = unasked(target.findings);
      const said = without(target.findings, blind).filter(({ status }) => status !== 'waived');
      return [...said.map((finding) => issue(finding, target)), ...unaskedIssue(blind, target)];
    });
    return `${harmless(JSON.stringify(issues, null, 2))}\n`;
  },
};

function issue(finding: Finding, target: TargetReport): Issue {
  const place = locationOf(finding);
  const about = prose(target.reference);
  return {
    description: `${about}: ${finding.status === 'undetermined' ? 'not decided: ' : ''}${prose(finding.message)}`,
    check_name: finding.rule,
    // The same finding in two targets is two issues.
    fingerprint: createHash('sha256').update(`${target.reference}\n${finding.fingerprint}`).digest('hex').slice(0, 32),
    severity: severityOf(finding),
    location: { path: relativeUri(place?.path ?? target.reference), lines: { begin: place?.line ?? 1 } },
  };
}

/** What no rule could ask for the same want of facts, as one issue. */
function unaskedIssue(blind: readonly Finding[], { reference }: TargetReport): Issue[] {
  if (blind.length === 0) return [];
  const rules = unaskedRules(blind).join(', ');
  return [
    {
      description: `${prose(reference)}: ${unaskedWords(blind)}: ${rules}`,
      check_name: 'undecided',
      fingerprint: createHash('sha256').update(`${reference}\nundecided\n${rules}`).digest('hex').slice(0, 32),
      severity: 'info',
      location: { path: relativeUri(reference), lines: { begin: 1 } },
    },
  ];
}

function severityOf({ level, status }: Finding): Issue['severity'] {
  if (status === 'undetermined') return 'minor';
  return ({ error: 'critical', warning: 'minor', note: 'info' } as const)[level];
}
