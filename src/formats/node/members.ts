import { once } from '../once.js';
import { APIS, type Availability } from './platform.js';
import { MEMBERS } from './surveyed.js';

/**
 * Global names, members of globals and built-in modules, and methods (`Array#at`) that not every release has: as the
 * releases themselves say, and more exactly where {@link APIS} knows it.
 */
export const memberAvailability = once(
  (): ReadonlyMap<string, Availability> =>
    new Map([
      ...Object.entries(MEMBERS).flatMap(([range, names]) =>
        names.split(' ').map((name): [string, Availability] => [name, availabilityOf(range)]),
      ),
      ...Object.entries(APIS),
    ]),
);

/** What `14-22` says: from 14 on, before 22. */
export function availabilityOf(range: string): Availability {
  const [from = '', before = ''] = range.split('-');
  const since = [from === '' ? '0.1' : `${from}.0`];
  return before === '' ? { since } : { since, until: Number(before) };
}
