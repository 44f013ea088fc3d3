/** How often a request is made in all before its failure is taken for final. */
export const ATTEMPTS = 5;

/** Milliseconds before the second attempt; each further one waits twice as long. */
const FIRST_DELAY = 500;

/** Milliseconds that a registry may ask to wait; for more nobody who started a command is waiting. */
const LONGEST_DELAY = 60_000;

/** Answers that may be others a moment later: too many requests, and failures of the registry or of what is before it. */
const PASSING: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** Whether a status may pass. */
export function mayPass(status: number): boolean {
  return PASSING.has(status);
}

/**
 * Milliseconds to wait after the `attempt`th failure (from 1), or `undefined` when it is not worth it: the attempts are used
 * up, or the registry's `Retry-After` (seconds, or a date; RFC 9110, section 10.2.3) is too far away.
 */
export function delayAfter(attempt: number, retryAfter: string | undefined, now: number): number | undefined {
  if (attempt >= ATTEMPTS) return undefined;
  const asked = retryAfter === undefined ? undefined : askedDelay(retryAfter, now);
  const delay = asked ?? FIRST_DELAY * 2 ** (attempt - 1);
  return delay > LONGEST_DELAY ? undefined : delay;
}

function askedDelay(retryAfter: string, now: number): number | undefined {
  if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter) * 1000;
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
