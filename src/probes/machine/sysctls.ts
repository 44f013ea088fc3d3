import * as z from 'zod';
import type { Probe } from '../../model/probe.js';
import { live } from './live.js';

const SysctlFact = z.object({ value: z.string() }).meta({ id: 'SysctlFact' });

const ROOT = '/proc/sys/';

/** Which programs the kernel starts by others: no parameters. See the section of the kernel. */
const FORMATS = `${ROOT}fs/binfmt_misc/`;

/** Says how much there is at this moment, not how it is set. */
const MOMENTARY = new Set(['kernel.random.entropy_avail']);

/** Kernel parameters that software documents to depend on, as they are in force (sysctl(8)). */
export const sysctlsProbe: Probe<never, z.infer<typeof SysctlFact>> = {
  id: 'sysctls',
  title: 'kernel parameters',
  schema: SysctlFact,
  conclude: (context) =>
    live(context, ({ kernelFiles }) => {
      if (kernelFiles === undefined) return ROOT;
      const found = [...kernelFiles].filter(([path]) => path.startsWith(ROOT) && !path.startsWith(FORMATS));
      if (found.length === 0) return ROOT;
      return new Map(
        found
          .map(([path, text]) => [path.slice(ROOT.length).replaceAll('/', '.'), text] as const)
          .filter(([name]) => !MOMENTARY.has(name))
          .map(([name, text]) => [name, { value: text.trim().replace(/\s+/g, ' ') }]),
      );
    }),
};
