import type { Difference } from '../../src/model/difference.js';
import type { EnvironmentDescription } from '../../src/model/environment.js';
import type { Finding } from '../../src/model/finding.js';
import type { DiffReport, Report, ReportedRule, Summary, TargetReport } from '../../src/model/report.js';
import type { RenderOptions } from '../../src/model/reporter.js';

/** A page of 80 columns without colour. */
export const PLAIN: RenderOptions = { width: 80, color: false, unicode: true, all: false, notes: false };

const NOTHING: Summary = { error: 0, warning: 0, note: 0, waived: 0, undetermined: 0, folded: 0 };

/** An environment of that name. */
export function anEnvironment(reference: string): EnvironmentDescription {
  return { reference, kind: 'directory' };
}

/** An open error, but for what `parts` say. */
export function aFinding(parts: Partial<Finding> = {}): Finding {
  return {
    rule: 'soname-gone',
    level: 'error',
    status: 'open',
    message: 'libssl.so.1.1 is gone',
    evidence: [
      { environment: 'source', path: '/usr/lib/x86_64-linux-gnu/libssl.so.1.1', fact: 'soname libssl.so.1.1' },
      { environment: 'target', fact: 'no library has the soname libssl.so.1.1' },
    ],
    fix: 'Rebuild against OpenSSL 3.',
    fingerprint: 'f',
    ...parts,
  };
}

/** A finding that somebody accepted for a time. */
export function aWaivedFinding(parts: Partial<Finding> = {}): Finding {
  const waiver = { reason: 'moves in spring', owner: 'ops', expires: '2026-12-31' };
  return aFinding({ status: 'waived', waiver, ...parts });
}

/** A target with these findings; its summary counts them. */
export function aTarget(reference: string, findings: Finding[], parts: Partial<TargetReport> = {}): TargetReport {
  const summary = { ...NOTHING };
  for (const finding of findings) summary[finding.status === 'open' ? finding.level : finding.status] += 1;
  return {
    reference,
    environment: anEnvironment(reference),
    verdict: summary.error > 0 ? 'breaks' : 'runs',
    summary: { ...summary, ...parts.summary },
    findings,
    problems: [],
    ...parts,
    ...(parts.summary === undefined ? {} : { summary: { ...summary, ...parts.summary } }),
  };
}

/** What the rule of {@link aFinding} says of itself. */
const SONAME_GONE: ReportedRule = {
  title: 'A library is gone',
  level: 'error',
  why: 'A program that needs it does not start.',
  fix: 'Rebuild it.',
  references: ['https://www.example.org/soname'],
};

/** A report about these targets. */
export function aReport(targets: TargetReport[], parts: Partial<Report> = {}): Report {
  return {
    schemaVersion: '1.0',
    tool: { name: 'hostdrift', version: '0.0.0' },
    source: anEnvironment('web-prod'),
    targets,
    rules: { 'soname-gone': SONAME_GONE },
    problems: [],
    ...parts,
  };
}

/** A changed package, but for what `parts` say. */
export function aDifference(parts: Partial<Difference> = {}): Difference {
  return { section: 'packages', key: 'deb/libssl3:amd64', kind: 'changed', fields: [], folded: 0, ...parts };
}

/** The differences between `web-prod` and `debian-12`, by section. */
export function aDiffReport(sections: DiffReport['sections'], parts: Partial<DiffReport> = {}): DiffReport {
  return {
    schemaVersion: '1.0',
    tool: { name: 'hostdrift', version: '0.0.0' },
    source: anEnvironment('web-prod'),
    target: anEnvironment('debian-12'),
    sections,
    problems: [],
    ...parts,
  };
}
