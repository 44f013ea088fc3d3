import { existsSync, readFileSync } from 'node:fs';
import type { KernelFile } from '../../model/kernel-files.js';

/** Files in which a control group says what it allows: of version 2, and of version 1 with the controller that has it. */
const UNIFIED = ['cpu.max', 'memory.max', 'pids.max'] as const;
const SINGLE = [
  ['memory', 'memory.limit_in_bytes'],
  ['pids', 'pids.max'],
  ['cpu', 'cpu.cfs_quota_us'],
  ['cpu', 'cpu.cfs_period_us'],
] as const;

/**
 * What the control groups of a process allow, in the words of the files that a process of its own would see: of each
 * group and those above it the least counts (Linux, admin-guide/cgroup-v2). `text` is /proc/PID/cgroup (cgroups(7)).
 */
export function cgroupFiles(text: string, root = '/sys/fs/cgroup'): Map<KernelFile, string> {
  const groups = text.split('\n').flatMap((line) => {
    const [, controllers, path] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
    return controllers === undefined || path === undefined ? [] : [{ controllers: controllers.split(','), path }];
  });
  const answers = new Map<KernelFile, string>();
  const controllers = read(`${root}/cgroup.controllers`);
  if (controllers !== undefined) {
    answers.set('/sys/fs/cgroup/cgroup.controllers', controllers);
    const path = groups.find((group) => group.controllers[0] === '')?.path ?? '/';
    for (const name of UNIFIED) {
      const least = leastOf(root, path, [name]);
      if (least !== undefined) answers.set(`/sys/fs/cgroup/${name}`, least[0] ?? '');
    }
    return answers;
  }
  for (const [controller, name] of SINGLE) {
    if (name === 'cpu.cfs_period_us') continue;
    const path = groups.find((group) => group.controllers.includes(controller))?.path ?? '/';
    const names = controller === 'cpu' ? [name, 'cpu.cfs_period_us'] : [name];
    const least = leastOf(`${root}/${controller}`, path, names);
    for (const [at, value] of (least ?? []).entries()) {
      answers.set(`/sys/fs/cgroup/${controller}/${names[at]}` as KernelFile, value);
    }
  }
  return answers;
}

/** The values of the group, or of one above it, that allow the least; `undefined` where none says anything. */
function leastOf(root: string, path: string, names: readonly string[]): string[] | undefined {
  let least: string[] | undefined;
  for (let at = path; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const values = names.map((name) => read(`${root}${at}/${name}`)?.trim());
    if (values.every((value) => value !== undefined) && (least === undefined || amount(values) < amount(least))) {
      least = values as string[];
    }
    if (at === '' || at === '/') return least;
  }
}

/** One number, or the quota that there is in a period; `max`, and -1 in version 1, are no limit. */
function amount(values: readonly (string | undefined)[]): number {
  const [first, second] = values.join(' ').split(/\s+/).map(Number);
  if (first === undefined || !(first >= 0)) return Number.POSITIVE_INFINITY;
  return second === undefined ? first : first / second;
}

function read(path: string): string | undefined {
  try {
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  } catch {
    // Not for this user: the groups above it may say something.
    return undefined;
  }
}
