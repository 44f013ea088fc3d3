import type { Environment } from '../model/environment.js';
import type { FileTree, FileVisitor } from '../model/files.js';
import { EnvironmentError } from '../model/problem.js';
import type { OpenOptions, Provider } from '../model/provider.js';
import { type WalkOptions, walkDisk } from './files/disk-walk.js';
import { readLiveFacts } from './host/live.js';
import { NOT_INSTALLED } from './host/not-installed.js';
import { defaultPlatform } from './image/platform.js';
import { restoreDeleted } from './process/deleted.js';
import { processKernelFiles } from './process/kernel-files.js';
import { type ProcessView, startOf, viewProcess } from './process/process.js';
import { usedFiles } from './process/used-files.js';

/** What one running process sees: its root, its variables, its limits, and the libraries that it has mapped. */
export const pidProvider: Provider = {
  id: 'pid',
  title: 'what a running process sees',
  syntax: 'pid:N',
  async open(rest, reference, options): Promise<Environment> {
    const pid = /^[1-9]\d{0,9}$/.test(rest) ? Number(rest) : undefined;
    if (pid === undefined)
      throw new EnvironmentError(`${reference} names no process`, 'Write its number: pid:1234, as ps -e lists it.');
    const view = viewProcess(pid);
    const { name, image, facts } = view;
    return {
      description: { reference, kind: 'process', platform: defaultPlatform(), name },
      image,
      live: { ...(await readLiveFacts(processKernelFiles(pid), `/proc/${pid}/root`)), process: facts },
      scan: (visitor, only) => scanProcess(pid, view, visitor, { ...options, only }),
      close: () => Promise.resolve(),
    };
  },
};

async function scanProcess(
  pid: number,
  { started, regions, facts }: ProcessView,
  visitor: FileVisitor,
  { onProgress, usedOnly, only }: OpenOptions & Pick<WalkOptions, 'only'>,
): Promise<FileTree> {
  const ended = () => new EnvironmentError(`Process ${pid} ended while it was read`);
  try {
    const root = `/proc/${pid}/root`;
    const mapped = [facts.executable, ...facts.mapped].map(({ path }) => path);
    const tree = await walkDisk(root, visitor, {
      ...(usedOnly === true ? usedFiles(root, mapped) : { exclude: NOT_INSTALLED }),
      throughLink: true,
      only,
      onProgress: (done) => onProgress?.({ phase: 'files', done, detail: `process ${pid}` }),
    });
    restoreDeleted(tree, regions, `/proc/${pid}/map_files`, visitor);
    if (startOf(pid) !== started) throw ended();
    return tree;
  } catch (error) {
    throw startOf(pid) === started ? error : ended();
  }
}
