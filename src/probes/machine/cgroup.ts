import * as z from 'zod';
import type { KernelFile } from '../../model/kernel-files.js';
import type { Probe } from '../../model/probe.js';
import { live } from './live.js';

const CgroupFact = z
  .object({
    version: z.union([z.literal(1), z.literal(2)]),
    controllers: z.array(z.string()).optional().meta({ description: 'Of version 2, sorted.' }),
    memory: z.number().optional().meta({ description: 'Bytes that the processes here may use; none: no limit.' }),
    cpus: z.number().optional().meta({ description: 'Processors that they may use; none: no limit.' }),
    pids: z.number().optional().meta({ description: 'Processes that there may be; none: no limit.' }),
  })
  .meta({ id: 'CgroupFact' });

/** What version 1 writes for "no limit": the largest number that is a multiple of a page. */
const NO_LIMIT = 2 ** 62;

/**
 * The control group that the system shows to its processes: its version, and what it allows. In a container these are
 * the container's own limits (Linux, admin-guide/cgroup-v2 and cgroup-v1).
 */
export const cgroupProbe: Probe<never, z.infer<typeof CgroupFact>> = {
  id: 'cgroup',
  title: 'control group',
  schema: CgroupFact,
  conclude: (context) =>
    live(context, ({ kernelFiles }) => {
      const own = kernelFiles?.get('/proc/self/cgroup');
      if (kernelFiles === undefined || own === undefined) return '/proc/self/cgroup';
      return new Map([['cgroup', cgroupFact(kernelFiles)]]);
    }),
};

function cgroupFact(files: ReadonlyMap<KernelFile, string>): z.infer<typeof CgroupFact> {
  const controllers = files.get('/sys/fs/cgroup/cgroup.controllers')?.trim().split(/\s+/).sort();
  const unified = controllers !== undefined;
  const memory = numberOf(
    files.get(unified ? '/sys/fs/cgroup/memory.max' : '/sys/fs/cgroup/memory/memory.limit_in_bytes'),
  );
  const pids = numberOf(files.get(unified ? '/sys/fs/cgroup/pids.max' : '/sys/fs/cgroup/pids/pids.max'));
  const cpus = unified ? cpusOf(files.get('/sys/fs/cgroup/cpu.max')) : cpusOf(quota(files));
  return {
    version: unified ? 2 : 1,
    ...(controllers === undefined ? {} : { controllers }),
    ...(memory === undefined ? {} : { memory }),
    ...(cpus === undefined ? {} : { cpus }),
    ...(pids === undefined ? {} : { pids }),
  };
}

function numberOf(text: string | undefined): number | undefined {
  const number = Number(text?.trim() ?? 'max');
  return Number.isFinite(number) && number < NO_LIMIT ? number : undefined;
}

/** Version 1 has in two files what version 2 has in one. */
function quota(files: ReadonlyMap<KernelFile, string>): string {
  return `${files.get('/sys/fs/cgroup/cpu/cpu.cfs_quota_us') ?? 'max'} ${files.get('/sys/fs/cgroup/cpu/cpu.cfs_period_us') ?? ''}`;
}

/** Processors of a "quota period" pair; a quota of "max", or -1 in version 1, is none. */
function cpusOf(text: string | undefined): number | undefined {
  const [allowed, period] = (text ?? '').trim().split(/\s+/).map(Number);
  if (allowed === undefined || period === undefined || !(allowed > 0) || !(period > 0)) return undefined;
  return Math.round((allowed / period) * 100) / 100;
}
