import * as z from 'zod';
import { parseLimits } from '../../formats/proc-limits.js';
import type { Probe } from '../../model/probe.js';
import { live } from './live.js';

const Value = z.union([z.number(), z.literal('unlimited')]);

const LimitFact = z
  .object({
    soft: Value.meta({ description: 'What holds now, in the units of getrlimit(2).' }),
    hard: Value.meta({ description: 'How far a process may raise it.' }),
  })
  .meta({ id: 'LimitFact' });

/** The resource limits of the session that looked (getrlimit(2)); a service has those of its unit. */
export const limitsProbe: Probe<never, z.infer<typeof LimitFact>> = {
  id: 'limits',
  title: 'resource limits of the session',
  schema: LimitFact,
  conclude: (context) =>
    live(context, ({ kernelFiles }) => {
      const text = kernelFiles?.get('/proc/self/limits');
      if (text === undefined) return '/proc/self/limits';
      return new Map(parseLimits(text).map(({ name, soft, hard }) => [name, { soft, hard }]));
    }),
};
