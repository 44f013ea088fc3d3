import * as z from 'zod';
import type { Probe } from '../../model/probe.js';

const MemoryFact = z
  .object({
    total: z.number().int().meta({ description: 'Bytes of memory.' }),
    swap: z.number().int().meta({ description: 'Bytes of swap space.' }),
  })
  .meta({ id: 'MemoryFact' });

/** Memory and swap of a running system. */
export const memoryProbe: Probe<never, z.infer<typeof MemoryFact>> = {
  id: 'memory',
  title: 'memory',
  schema: MemoryFact,
  conclude({ environment: { live } }) {
    if (live === undefined || (live.stopped && live.memory === undefined))
      return { facts: [], status: 'not-applicable' };
    if (live.memory === undefined) {
      return { facts: [], problems: [{ reason: 'unreadable', message: 'the system did not tell its memory' }] };
    }
    return { facts: [['memory', { ...live.memory }]] };
  },
};
