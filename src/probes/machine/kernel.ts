import * as z from 'zod';
import type { Probe } from '../../model/probe.js';

const KernelFact = z
  .object({
    release: z.string().meta({ description: 'uname -r.' }),
    version: z.string().optional().meta({ description: 'uname -v.' }),
  })
  .meta({ id: 'KernelFact' });

/** The running kernel; images and directories have none. */
export const kernelProbe: Probe<never, z.infer<typeof KernelFact>> = {
  id: 'kernel',
  title: 'kernel',
  schema: KernelFact,
  conclude({ environment: { live } }) {
    if (live === undefined || (live.stopped && live.kernel === undefined))
      return { facts: [], status: 'not-applicable' };
    if (live.kernel === undefined) {
      return { facts: [], problems: [{ reason: 'unreadable', message: 'the kernel did not tell its release' }] };
    }
    const { release, version } = live.kernel;
    return { facts: [['kernel', { release, ...(version === undefined ? {} : { version }) }]] };
  },
};
