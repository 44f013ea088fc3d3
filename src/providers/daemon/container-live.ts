import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { LiveFacts, Mount } from '../../model/environment.js';
import type { KernelFile } from '../../model/kernel-files.js';
import { readLiveFacts } from '../host/live.js';
import { processKernelFiles } from '../process/kernel-files.js';
import type { ContainerInspect } from './container-inspect.js';
import type { Daemon } from './daemon.js';

const Info = z.object({ KernelVersion: z.string().nullish(), CgroupVersion: z.string().nullish() });

/**
 * What a container's kernel and its limits are. Where its first process is one of this machine, the kernel is asked; else
 * it is what the daemon says that was set. Of one that does not run only what is set for it is told.
 */
export async function containerLive(daemon: Daemon, container: ContainerInspect): Promise<LiveFacts> {
  const mounts = mountsOf(container);
  const pid = localProcess(daemon, container);
  if (pid !== undefined) return { ...(await readLiveFacts(processKernelFiles(pid))), mounts };
  const { KernelVersion, CgroupVersion } = await daemon.ask('/info', Info);
  const kernelFiles = filesOf(container, CgroupVersion === '2');
  if (!container.State.Running) return { kernelFiles, mounts, stopped: true, problems: [] };
  const kernel = KernelVersion ? { release: KernelVersion } : undefined;
  return { kernel, kernelFiles, mounts, problems: [] };
}

/** The number of the container's first process, where this machine has it: the daemon may be elsewhere, or not show it. */
function localProcess({ endpoint }: Daemon, { Id, State }: ContainerInspect): number | undefined {
  if (endpoint.socketPath === undefined || !State.Running || !State.Pid) return undefined;
  try {
    return readFileSync(`/proc/${State.Pid}/cgroup`, 'utf8').includes(Id) ? State.Pid : undefined;
  } catch {
    return undefined;
  }
}

/** What is mounted in a container, by what was asked for: `bind`, `volume` and `tmpfs` are the types. */
export function mountsOf({ Mounts, HostConfig }: ContainerInspect): Mount[] {
  const root = { device: 'container', point: '/', type: 'image', options: [HostConfig.ReadonlyRootfs ? 'ro' : 'rw'] };
  const asked = (Mounts ?? []).map(({ Type, Name, Source, Destination, RW }) => ({
    device: Name || Source || Type,
    point: Destination,
    type: Type,
    options: [RW === false ? 'ro' : 'rw'],
  }));
  const memory = Object.entries(HostConfig.Tmpfs ?? {}).map(([point, options]) => ({
    device: 'tmpfs',
    point,
    type: 'tmpfs',
    options: options === '' ? ['rw'] : options.split(','),
  }));
  return [root, ...asked, ...memory];
}

/** What is set for a container, in the files in which a kernel would say it. */
function filesOf({ HostConfig }: ContainerInspect, unified: boolean): Map<KernelFile, string> {
  const { Memory, NanoCpus, CpuQuota, CpuPeriod, PidsLimit, Ulimits } = HostConfig;
  const period = CpuPeriod || 100_000;
  const quota = NanoCpus ? Math.round((NanoCpus / 1e9) * period) : CpuQuota || -1;
  const pids = PidsLimit && PidsLimit > 0 ? String(PidsLimit) : 'max';
  const files = new Map<KernelFile, string>([['/proc/self/cgroup', '']]);
  if (unified) {
    files.set('/sys/fs/cgroup/cgroup.controllers', 'cpu memory pids');
    files.set('/sys/fs/cgroup/memory.max', Memory ? String(Memory) : 'max');
    files.set('/sys/fs/cgroup/cpu.max', `${quota > 0 ? quota : 'max'} ${period}`);
    files.set('/sys/fs/cgroup/pids.max', pids);
  } else {
    if (Memory) files.set('/sys/fs/cgroup/memory/memory.limit_in_bytes', String(Memory));
    files.set('/sys/fs/cgroup/cpu/cpu.cfs_quota_us', String(quota));
    files.set('/sys/fs/cgroup/cpu/cpu.cfs_period_us', String(period));
    files.set('/sys/fs/cgroup/pids/pids.max', pids);
  }
  const limits = (Ulimits ?? []).flatMap(({ Name, Soft, Hard }) => {
    const title = TITLES[Name.toLowerCase().replace(/^rlimit_/, '')];
    const number = (value: number): string => (value < 0 ? 'unlimited' : String(value));
    return title === undefined ? [] : [`${title}   ${number(Soft)}   ${number(Hard)}\n`];
  });
  if (limits.length > 0) files.set('/proc/self/limits', limits.join(''));
  return files;
}

/** What the kernel calls the limits of getrlimit(2) that containers are given. */
const TITLES: Readonly<Record<string, string>> = {
  as: 'Max address space',
  core: 'Max core file size',
  data: 'Max data size',
  fsize: 'Max file size',
  memlock: 'Max locked memory',
  nofile: 'Max open files',
  nproc: 'Max processes',
  stack: 'Max stack size',
};
