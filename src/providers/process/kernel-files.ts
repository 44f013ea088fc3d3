import { readFileSync, readlinkSync } from 'node:fs';
import { KERNEL_FILES, type KernelFile } from '../../model/kernel-files.js';
import { describe } from '../files/failure.js';
import type { KernelAnswers } from '../host/kernel-files.js';
import { cgroupFiles } from './cgroup.js';

/** Not there, or not for this kind of process: no such feature, which is an answer. */
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'EOPNOTSUPP', 'ESRCH']);

/**
 * What the kernel says to one process: the files of {@link KERNEL_FILES} as that process sees them. Parameters of a network
 * that is not ours cannot be asked for from outside and are left out.
 */
export function processKernelFiles(pid: number, proc = '/proc'): KernelAnswers {
  const files = new Map<KernelFile, string>();
  const problems: string[] = [];
  const ourNetwork = sameNamespace(pid, 'net', proc);
  for (const path of KERNEL_FILES) {
    if (path.startsWith('/sys/fs/cgroup/') || (path.startsWith('/proc/sys/net/') && !ourNetwork)) continue;
    try {
      files.set(path, readFileSync(placeOf(path, pid, proc), 'utf8'));
    } catch (error) {
      if (!ABSENT.has(String((error as NodeJS.ErrnoException).code))) problems.push(`${path}: ${describe(error)}`);
    }
  }
  for (const [path, text] of cgroupFiles(files.get('/proc/self/cgroup') ?? '')) files.set(path, text);
  return { files, problems };
}

function placeOf(path: KernelFile, pid: number, proc: string): string {
  return path.replace(/^\/proc\/self\//, `${proc}/${pid}/`).replace(/^\/proc\/net\//, `${proc}/${pid}/net/`);
}

/** Whether a process is in our namespace of that kind (namespaces(7)); not where that cannot be told. */
export function sameNamespace(pid: number, kind: string, proc = '/proc'): boolean {
  try {
    return readlinkSync(`${proc}/${pid}/ns/${kind}`) === readlinkSync(`${proc}/self/ns/${kind}`);
  } catch {
    return false;
  }
}
