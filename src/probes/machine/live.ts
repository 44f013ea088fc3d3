import type { LiveFacts } from '../../model/environment.js';
import type { ProbeContext, ProbeResult } from '../../model/probe.js';
import type { Fact } from '../../model/snapshot.js';

/**
 * The section of a probe that asks a running system: not applicable where none runs. `ask` gives the facts by key, or
 * names what the system did not tell, which is then unknown.
 */
export function live<F extends Fact>(
  { environment }: Pick<ProbeContext<never>, 'environment'>,
  ask: (facts: LiveFacts) => ReadonlyMap<string, F> | string,
): ProbeResult<F> {
  if (environment.live === undefined) return { facts: [], status: 'not-applicable' };
  const answer = ask(environment.live);
  if (typeof answer !== 'string') return { facts: answer };
  if (environment.live.stopped) return { facts: [], status: 'not-applicable' };
  const cause = environment.live.problems.find((problem) => problem.includes(answer));
  return { facts: [], problems: [{ reason: 'unreadable', message: cause ?? `the system did not tell ${answer}` }] };
}
