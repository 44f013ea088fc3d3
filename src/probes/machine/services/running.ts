import { parseLimits } from '../../../formats/proc-limits.js';
import type { LiveFacts } from '../../../model/environment.js';
import type { Started } from './started.js';

type Bound = number | 'unlimited';

/** What a running system tells of its services besides what their manager says. */
export interface Running {
  /** The limits of a unit's main process, as a field of its fact. */
  limitsOf(unit: string): { limits?: Record<string, Bound> };
  /** State and limits of a service; the state only where no systemd tells it. */
  of(service: Started): { state?: string; limits?: Record<string, Bound> };
}

const TOLD = ['nofile', 'nproc', 'memlock'];

/** See {@link Running}; of mere files it tells nothing. */
export function runningServices(live: LiveFacts | undefined): Running {
  const services = live?.services ?? [];
  const limits = (by: string, name: string) => {
    const text = services.find((one) => one.by === by && one.name === name)?.limits;
    return text === undefined ? {} : { limits: limitsIn(text) };
  };
  const noted = (by: string, name: string) => services.some((one) => one.by === by && one.name === name);
  const limitsOf = (unit: string) => limits('systemd', unit);
  return {
    limitsOf,
    of({ name, manager }) {
      if (manager === 'systemd') return limitsOf(name);
      const own = limits('pid-file', name);
      if (manager === 'openrc' && services.some(({ by }) => by === 'started' || by === 'failed')) {
        const state = noted('failed', name) ? 'failed' : noted('started', name) ? 'active' : 'inactive';
        return { state, ...own };
      }
      // That a script leaves no file with a process id does not tell that nothing runs.
      return noted('pid-file', name) ? { state: 'active', ...own } : {};
    },
  };
}

function limitsIn(text: string): Record<string, Bound> {
  const told = parseLimits(text).filter(({ name }) => TOLD.includes(name));
  return Object.fromEntries(told.map(({ name, soft }) => [name, soft]));
}
