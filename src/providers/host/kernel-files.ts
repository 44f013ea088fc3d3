import { readFileSync } from 'node:fs';
import { KERNEL_FILES, type KernelFile } from '../../model/kernel-files.js';
import { describe } from '../files/failure.js';

/** What the kernel said: the files that it has, and which of them could not be read, and why. */
export interface KernelAnswers {
  readonly files: ReadonlyMap<KernelFile, string>;
  readonly problems: readonly string[];
}

/** Not there, or not for this kind of process: no such feature, which is an answer. */
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'EOPNOTSUPP']);

/** Reads {@link KERNEL_FILES} below `root`, which is empty for this machine. They have no size: they are read to their end. */
export function readKernelFiles(root = ''): KernelAnswers {
  const files = new Map<KernelFile, string>();
  const problems: string[] = [];
  for (const path of KERNEL_FILES) {
    try {
      files.set(path, readFileSync(`${root}${path}`, 'utf8'));
    } catch (error) {
      if (!ABSENT.has(String((error as NodeJS.ErrnoException).code))) problems.push(`${path}: ${describe(error)}`);
    }
  }
  return { files, problems };
}
