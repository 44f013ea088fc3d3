import * as z from 'zod';
import type { Probe } from '../../model/probe.js';
import { live } from './live.js';

const SecurityFact = z
  .object({
    modules: z.array(z.string()).optional().meta({ description: 'Active security modules of the kernel, in order.' }),
    selinux: z.enum(['enforcing', 'permissive', 'disabled']),
    apparmor: z.boolean(),
    seccomp: z.enum(['disabled', 'strict', 'filter']).optional().meta({ description: 'Of the process that looked.' }),
    umask: z.string().optional().meta({ description: 'Octal, of the process that looked.' }),
    transparentHugepages: z.string().optional(),
    randomGenerator: z
      .string()
      .optional()
      .meta({ description: "Hardware that feeds the kernel's random numbers; none where the kernel has none." }),
  })
  .meta({ id: 'SecurityFact' });

const SECCOMP = ['disabled', 'strict', 'filter'] as const;

/** What of the kernel may forbid a program something although its files are right (proc(5), LSM, SELinux, AppArmor). */
export const securityProbe: Probe<never, z.infer<typeof SecurityFact>> = {
  id: 'security',
  title: 'security modules',
  schema: SecurityFact,
  conclude: (context) =>
    live(context, ({ kernelFiles }) => {
      const status = kernelFiles?.get('/proc/self/status');
      if (kernelFiles === undefined || status === undefined) return '/proc/self/status';
      const enforce = kernelFiles.get('/sys/fs/selinux/enforce')?.trim();
      const modules = kernelFiles.get('/sys/kernel/security/lsm')?.trim().split(',');
      const seccomp = SECCOMP[Number(/^Seccomp:\s*(\d)/m.exec(status)?.[1] ?? -1)];
      const umask = /^Umask:\s*([0-7]+)/m.exec(status)?.[1];
      const pages = /\[(\w+)\]/.exec(kernelFiles.get('/sys/kernel/mm/transparent_hugepage/enabled') ?? '')?.[1];
      const generator = kernelFiles.get('/sys/class/misc/hw_random/rng_current')?.trim();
      const fact = {
        ...(modules === undefined ? {} : { modules }),
        selinux: enforce === undefined ? 'disabled' : enforce === '1' ? 'enforcing' : 'permissive',
        apparmor: kernelFiles.get('/sys/module/apparmor/parameters/enabled')?.trim() === 'Y',
        ...(seccomp === undefined ? {} : { seccomp }),
        ...(umask === undefined ? {} : { umask }),
        ...(pages === undefined ? {} : { transparentHugepages: pages }),
        ...(generator ? { randomGenerator: generator } : {}),
      } as const;
      return new Map([['security', fact]]);
    }),
};
