import type { Finding } from '../model/finding.js';
import type { PayloadVerdict } from '../model/report.js';
import type { Snapshot } from '../model/snapshot.js';
import { bySeverity } from '../rules/evaluate.js';
import { type NamedPayload, scopeOf } from './payload.js';
import { verdictOf } from './verdict.js';

/**
 * What the findings for one target say of each payload, in the order of the payloads. What is wrong with the environment as
 * a whole stands in the way of the target, and is not said of each of them again.
 */
export function payloadVerdicts(
  source: Snapshot,
  payloads: readonly NamedPayload[],
  findings: readonly Finding[],
  incomplete: boolean,
): PayloadVerdict[] {
  return payloads.map((payload) => {
    const own = findings.filter((finding) => finding.payloads?.includes(payload.name));
    const verdict = verdictOf(own, incomplete);
    const status = verdict === 'breaks' ? 'open' : 'undetermined';
    const [first, ...others] = own
      .filter((finding) => finding.level === 'error' && finding.status === status)
      .sort(bySeverity);
    return {
      name: payload.name,
      scope: scopeOf(source, payload),
      verdict,
      ...(first === undefined ? {} : { cause: first.cause ?? first.rule }),
      more: others.length,
    };
  });
}

/** The scope of a report on several payloads: each with its own. */
export function scopeOfAll(source: Snapshot, payloads: readonly NamedPayload[]): string {
  return payloads.map((payload) => `${payload.name} (${scopeOf(source, payload)})`).join(', ');
}
