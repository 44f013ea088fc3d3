import type { Evidence, Level } from '../../model/finding.js';
import type { Proof, Unmet } from '../../model/proof.js';
import type { Rule, RuleDescriptor, RuleInput, Verdict } from '../../model/rule.js';

/** Entries that are named as evidence of one finding; the others are counted. */
const MAX_NAMED = 3;

/** An unmet need with the entries of the payload that have it. */
interface Shared {
  readonly unmet: Unmet;
  readonly entries: Set<string>;
  /** The payloads that these are of, where they have names. */
  readonly payloads: Set<string>;
}

/** The rule that reports what proofs of programs found under its id. What several programs lack is one finding. */
export function provedRule(descriptor: RuleDescriptor, origin: string): Rule {
  return { ...descriptor, origin, judge: ({ proofs = [] }: RuleInput) => judge(proofs, descriptor.id) };
}

function judge(proofs: readonly Proof[], rule: string): readonly Verdict[] {
  const shared = new Map<string, Shared>();
  for (const { entry, unmet, payload } of proofs) {
    for (const need of unmet.filter((candidate) => candidate.rule === rule)) {
      const id = `${need.cause}\n${need.status}`;
      const known = shared.get(id);
      const group: Shared = known ?? { unmet: need, entries: new Set(), payloads: new Set() };
      group.entries.add(entry);
      if (payload !== undefined) group.payloads.add(payload);
      const worse = SEVERITY[need.level] < SEVERITY[group.unmet.level];
      if (known === undefined || worse) shared.set(id, { ...group, unmet: need });
    }
  }
  return [...shared.values()].map(verdictOf);
}

const SEVERITY: Readonly<Record<Level, number>> = { error: 0, warning: 1, note: 2 };

function verdictOf({ unmet, entries, payloads }: Shared): Verdict {
  const { cause, level, message, evidence, fix, status } = unmet;
  const others = entries.size - 1;
  const more = others === 0 ? '' : ` (so do ${others} other program${others === 1 ? '' : 's'})`;
  return {
    message: `${message}${more}`,
    evidence: [...evidence, ...alsoOf([...entries].slice(1))],
    identity: status === 'unknown' ? `${cause}\nunknown` : cause,
    cause,
    level,
    ...(payloads.size === 0 ? {} : { payloads: [...payloads].sort() }),
    ...(fix === undefined ? {} : { fix }),
    ...(status === 'unknown' ? { undetermined: true } : {}),
  };
}

function alsoOf(entries: readonly string[]): Evidence[] {
  const named = entries
    .slice(0, MAX_NAMED)
    .map((path): Evidence => ({ environment: 'payload', path, fact: 'needs it too' }));
  const left = entries.length - named.length;
  return left > 0 ? [...named, { environment: 'payload', fact: `and ${left} more need it too` }] : named;
}
