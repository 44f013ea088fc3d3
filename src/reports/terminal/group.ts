import type { Finding } from '../../model/finding.js';

/** Findings of one rule, in the order of the report. */
export interface Group {
  readonly rule: string;
  readonly findings: readonly Finding[];
  /** The fix, where it is the same for all of them. */
  readonly fix: string | undefined;
}

/** Findings by rule, rules in the order of their first finding. */
export function byRule(findings: readonly Finding[]): Group[] {
  const rules = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = rules.get(finding.rule);
    if (list === undefined) rules.set(finding.rule, [finding]);
    else list.push(finding);
  }
  return [...rules].map(([rule, list]) => ({ rule, findings: list, fix: commonFix(list) }));
}

function commonFix(findings: readonly Finding[]): string | undefined {
  const fixes = new Set(findings.map((finding) => finding.fix));
  const [fix] = fixes;
  return fixes.size === 1 ? fix : undefined;
}
