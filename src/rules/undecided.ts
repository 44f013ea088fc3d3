import type { Verdict } from '../model/rule.js';

const FIX = 'Capture the environment again so that these facts can be read, for example with more rights.';

/** What a rule says when it cannot decide. There is one such finding a rule, however many facts are unknown. */
export function undecided(title: string, reasons: readonly string[]): Verdict {
  return {
    undetermined: true,
    message: `not known whether ${lowerFirst(title)}: ${reasons.join('; ')}`,
    evidence: [],
    identity: 'undetermined',
    fix: FIX,
  };
}

function lowerFirst(title: string): string {
  return /^[A-Z][a-z ]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
