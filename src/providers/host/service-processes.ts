import { readdirSync, readFileSync } from 'node:fs';
import type { ServiceProcess } from '../../model/environment.js';

/** Where systemd puts the processes of services: control groups of version 2, and of version 1. */
const SLICES = ['/sys/fs/cgroup/system.slice', '/sys/fs/cgroup/systemd/system.slice'];

/** Where OpenRC notes what it has started, and what failed to (openrc(8)). */
const OPENRC = { started: '/run/openrc/started', failed: '/run/openrc/failed' } as const;

/** Services at most: a machine has some hundreds. */
const MOST = 5000;

/**
 * Services that run on this machine, with the resource limits of their main process: by the control groups of systemd, the
 * notes of OpenRC, and the files in /run that hold a process id. `root` stands before all paths. Never throws.
 */
export function readServiceProcesses(root = ''): ServiceProcess[] {
  const of = (path: string) => names(`${root}${path}`).map((name) => ({ name, path: `${root}${path}/${name}` }));
  const units = SLICES.flatMap(of)
    .filter(({ name }) => name.endsWith('.service'))
    .flatMap(({ name, path }) => {
      const limits = limitsOf(root, text(`${path}/cgroup.procs`));
      return limits === undefined ? [] : [{ name, by: 'systemd' as const, limits }];
    });
  const openrc = (['started', 'failed'] as const).flatMap((by) => of(OPENRC[by]).map(({ name }) => ({ name, by })));
  const files = of('/run').flatMap(({ name, path }) => (name.endsWith('.pid') ? [{ name, path }] : inside(path)));
  const running = files.flatMap(({ name, path }) => {
    const limits = limitsOf(root, text(path));
    return limits === undefined ? [] : [{ name: name.slice(0, -'.pid'.length), by: 'pid-file' as const, limits }];
  });
  return [...units, ...openrc, ...running].slice(0, MOST);
}

/** Files with a process id in a directory of /run. */
function inside(directory: string): { name: string; path: string }[] {
  return names(directory).flatMap((name) => (name.endsWith('.pid') ? [{ name, path: `${directory}/${name}` }] : []));
}

/** /proc/PID/limits of the first process that a text names, where it runs. */
function limitsOf(root: string, pids: string | undefined): string | undefined {
  const [, pid] = /^\s*(\d{1,10})\s/.exec(`${pids}\n`) ?? [];
  return pid === undefined ? undefined : text(`${root}/proc/${pid}/limits`);
}

function names(directory: string): string[] {
  try {
    return readdirSync(directory).sort();
  } catch {
    return [];
  }
}

function text(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
