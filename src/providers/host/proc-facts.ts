import type { LiveFacts, Platform } from '../../model/environment.js';
import { KERNEL_FILES, type KernelFile } from '../../model/kernel-files.js';
import { readMounts } from './mounts.js';

/** The files of proc(5) that live facts are read from. */
export const PROC_FILES = [
  '/proc/cpuinfo',
  '/proc/meminfo',
  '/proc/sys/kernel/osrelease',
  '/proc/sys/kernel/version',
] as const;

/**
 * Live facts of a Linux machine from its files in /proc and /sys, by path; what is not among {@link PROC_FILES} is a
 * problem, as is each of `silent`, which could not be read. Never throws.
 */
export function procFacts(files: ReadonlyMap<string, string>, silent: readonly string[] = []): LiveFacts {
  const [cpuinfo, meminfo, release, version] = PROC_FILES.map((path) => files.get(path)?.trim() || undefined);
  const problems = PROC_FILES.filter((path) => !files.get(path)).map((path) => `${path} could not be read`);
  problems.push(...silent.map((path) => `${path}: permission denied`));
  const kernelFiles = new Map(
    KERNEL_FILES.flatMap((path): [KernelFile, string][] => {
      const text = files.get(path);
      return text === undefined ? [] : [[path, text]];
    }),
  );
  const mounts = kernelFiles.get('/proc/self/mounts');
  return {
    kernel: release === undefined ? undefined : { release, ...(version === undefined ? {} : { version }) },
    cpu: cpuinfo === undefined ? undefined : processor(cpuinfo),
    memory: meminfo === undefined ? undefined : memory(meminfo),
    // A bundle of an older collector has none of them.
    ...(kernelFiles.size === 0 ? {} : { kernelFiles }),
    // How full they are only the machine itself can be asked.
    ...(mounts === undefined ? {} : { mounts: readMounts(mounts, () => undefined) }),
    problems,
  };
}

/** The words of the first of these fields that a processor has: x86, ARM, s390 and PowerPC call them differently. */
function processor(cpuinfo: string): LiveFacts['cpu'] {
  const field = (...names: string[]): string | undefined => {
    for (const name of names) {
      const value = new RegExp(`^${name}[\\t ]*:[\\t ]*(.*)$`, 'm').exec(cpuinfo)?.[1]?.trim();
      if (value) return value;
    }
    return undefined;
  };
  const count = cpuinfo.match(/^processor[\t ]*:/gm)?.length ?? cpuinfo.match(/^processor \d+:/gm)?.length ?? 0;
  const flags = field('flags', 'Features', 'features', 'isa') ?? '';
  return {
    model: field('model name', 'Model', 'cpu', 'vendor_id', 'Hardware') ?? 'unknown',
    count,
    flags: flags.split(/\s+/).filter((flag) => flag !== ''),
  };
}

/** Bytes; proc(5) writes kB for 1024. */
function memory(meminfo: string): LiveFacts['memory'] {
  const bytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(meminfo)?.[1] ?? 0) * 1024;
  return { total: bytes('MemTotal'), swap: bytes('SwapTotal') };
}

/** Words of uname -m that the image specification has another for (GOARCH). */
const GOARCH: Readonly<Record<string, Platform>> = {
  x86_64: { os: 'linux', architecture: 'amd64' },
  i386: { os: 'linux', architecture: '386' },
  i686: { os: 'linux', architecture: '386' },
  aarch64: { os: 'linux', architecture: 'arm64' },
  armv7l: { os: 'linux', architecture: 'arm', variant: 'v7' },
  armv6l: { os: 'linux', architecture: 'arm', variant: 'v6' },
};

/** The platform of a Linux machine that calls itself `machine` (uname -m). */
export function platformOf(machine: string): Platform {
  return GOARCH[machine] ?? { os: 'linux', architecture: machine };
}
