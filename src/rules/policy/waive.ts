import type { Finding } from '../../model/finding.js';
import type { Policy } from '../../model/policy.js';
import type { Rule, Verdict } from '../../model/rule.js';
import type { Waiver } from '../../model/waiver.js';
import { findingOf } from '../evaluate.js';
import { fits } from './pattern.js';
import { WAIVER_EXPIRED, WAIVER_UNUSED } from './waiver-rules.js';

/** The findings for one target. */
export interface Judged {
  readonly target: string;
  readonly findings: readonly Finding[];
}

/**
 * The findings of each target with those waived that a waiver accepts, and what is to be said of the waivers themselves:
 * one that has expired no longer holds and is a warning, one that accepts nothing is a note. Either is said once, at the
 * first target that it is for. `rules` decides which of these two are wanted, and at what level.
 */
export function applyWaivers(
  judged: readonly Judged[],
  policy: Policy,
  rules: readonly Rule[],
): readonly (readonly Finding[])[] {
  const used = new Set<Waiver>();
  const waived = judged.map(({ target, findings }) =>
    findings.map((finding): Finding => {
      const waiver = policy.waivers.find((each) => !hasExpired(each, policy) && accepts(each, target, finding));
      if (waiver === undefined) return finding;
      used.add(waiver);
      const { reason, owner, expires } = waiver;
      return { ...finding, status: 'waived', waiver: { reason, owner, ...(expires === undefined ? {} : { expires }) } };
    }),
  );
  const remarks = policy.waivers
    .filter((waiver) => !used.has(waiver))
    .flatMap((waiver) => remarkOn(waiver, policy, rules));
  return waived.map((findings, at) => [
    ...findings,
    ...remarks.flatMap(({ waiver, finding }) => (firstFor(waiver, judged) === at ? [finding] : [])),
  ]);
}

function accepts(waiver: Waiver, target: string, { rule, cause, fingerprint, evidence }: Finding): boolean {
  const { path, environment } = waiver;
  return (
    (waiver.rule === undefined || waiver.rule === rule) &&
    (waiver.fingerprint === undefined || waiver.fingerprint === fingerprint) &&
    (waiver.cause === undefined || fits(waiver.cause, cause ?? '')) &&
    (environment === undefined || fits(environment, target)) &&
    (path === undefined || evidence.some((each) => each.path !== undefined && fits(path, each.path)))
  );
}

/** A waiver holds to the end of its last day. */
function hasExpired({ expires }: Waiver, { today }: Policy): boolean {
  return expires !== undefined && expires < today;
}

function firstFor({ environment }: Waiver, judged: readonly Judged[]): number {
  const at = judged.findIndex(({ target }) => environment === undefined || fits(environment, target));
  return Math.max(0, at);
}

function remarkOn(waiver: Waiver, policy: Policy, rules: readonly Rule[]): { waiver: Waiver; finding: Finding }[] {
  const expired = hasExpired(waiver, policy);
  const rule = rules.find(({ id }) => id === (expired ? WAIVER_EXPIRED : WAIVER_UNUSED));
  if (rule === undefined) return [];
  const what = waiver.rule ?? waiver.cause ?? waiver.fingerprint ?? 'a finding';
  const verdict: Verdict = {
    message: expired
      ? `the waiver of ${what} by ${waiver.owner} ended on ${waiver.expires}: ${waiver.reason}`
      : `the waiver of ${what} by ${waiver.owner} accepts nothing that is found: ${waiver.reason}`,
    evidence: [{ environment: 'source', fact: `written in ${waiver.origin}` }],
    identity: [waiver.rule, waiver.cause, waiver.fingerprint, waiver.environment, waiver.path, waiver.expires].join(
      '\n',
    ),
    cause: `${rule.id}:${what}`,
  };
  return [{ waiver, finding: findingOf(rule, verdict) }];
}
