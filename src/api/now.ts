import { EnvironmentError } from '../model/problem.js';

/** The end of the year 9999, after which a date needs more digits than RFC 3339 has. */
const LAST_SECOND = 253_402_300_799;

/**
 * The clock, unless a reproducible build sets another time (reproducible-builds.org, SOURCE_DATE_EPOCH: seconds).
 * Throws {@link EnvironmentError} when that is no number of seconds.
 */
export function now(): Date {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (epoch === undefined || epoch === '') return new Date();
  if (!/^\d{1,12}$/.test(epoch) || Number(epoch) > LAST_SECOND) {
    throw new EnvironmentError(
      `SOURCE_DATE_EPOCH is no number of seconds: ${epoch}`,
      'Set it to whole seconds since 1970, or unset it.',
    );
  }
  return new Date(Number(epoch) * 1000);
}
