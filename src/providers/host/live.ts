import { readFileSync } from 'node:fs';
import type { LiveFacts } from '../../model/environment.js';
import { type KernelAnswers, readKernelFiles } from './kernel-files.js';
import { readMounts, spaceOf } from './mounts.js';
import { PROC_FILES, procFacts } from './proc-facts.js';
import { readSocketHolders } from './socket-holders.js';

/**
 * What only the running system tells. Each question is asked alone: one that is not answered leaves the others standing
 * and is named in `problems`. `kernel` is what the kernel says to whom is asked about, and `root` where what he sees lies:
 * by default it is us.
 */
export async function readLiveFacts(kernel: KernelAnswers = readKernelFiles(), root = ''): Promise<LiveFacts> {
  const { problems, ...facts } = process.platform === 'linux' ? procFacts(procFiles()) : await otherSystem();
  return {
    ...facts,
    kernelFiles: kernel.files,
    mounts: readMounts(kernel.files.get('/proc/self/mounts') ?? '', (point) => spaceOf(`${root}${point}`)),
    socketHolders: readSocketHolders(),
    problems: [...kernel.problems, ...problems],
  };
}

/** As a machine is read that is not this one, so that both say it in the same words. */
function procFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const path of PROC_FILES) {
    try {
      files.set(path, readFileSync(path, 'utf8'));
    } catch {
      // Its absence is named among the problems.
    }
  }
  return files;
}

async function otherSystem(): Promise<LiveFacts> {
  const problems: string[] = [];
  const ask = async <T>(what: string, question: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await question();
    } catch (error) {
      problems.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };
  const { cpu, cpuFlags, mem, osInfo } = await import('systeminformation');
  const [system, processor, flags, memory] = await Promise.all([
    ask('kernel', osInfo),
    ask('processor', cpu),
    ask('processor flags', cpuFlags),
    ask('memory', mem),
  ]);
  return {
    kernel: system?.kernel ? { release: system.kernel } : undefined,
    cpu:
      processor === undefined || flags === undefined
        ? undefined
        : {
            model: `${processor.manufacturer} ${processor.brand}`.trim(),
            count: processor.cores,
            flags: flags.split(/\s+/).filter((flag) => flag !== ''),
          },
    memory: memory === undefined ? undefined : { total: memory.total, swap: memory.swaptotal },
    problems,
  };
}
