import type { Environment } from '../model/environment.js';
import { EnvironmentError } from '../model/problem.js';
import type { Provider } from '../model/provider.js';
import { rawBlocks } from './disk/blocks.js';
import { ALONE_HEAD, checkAlone, diskFormat, looksLikeDisk } from './disk/format.js';
import { type Served, serveImage } from './disk/qemu.js';
import { findRoot } from './disk/root.js';
import { walkDiskImage } from './disk/walk.js';
import { openFile } from './image/archive.js';
import { EntryBudget } from './image/limits.js';
import { readOptions } from './image/read-options.js';

/** The disk of a virtual machine that is switched off, or a copy of it; never mounted. */
export const diskProvider: Provider = {
  id: 'disk',
  title: 'the disk of a virtual machine: raw, qcow2, vmdk, vdi, vhdx',
  syntax: 'disk:FILE',
  recognises: ({ type, head }) => type === 'file' && looksLikeDisk(head),
  async open(rest, reference, options): Promise<Environment> {
    const { limits } = readOptions(options);
    const { blocks, close } = await openDisk(rest);
    try {
      const mounted = await findRoot(blocks, rest);
      return {
        description: { reference, kind: 'disk' },
        isStream: true,
        scan: (visitor) =>
          walkDiskImage(mounted, visitor, new EntryBudget(limits), rest, (done) =>
            options.onProgress?.({ phase: 'files', done, detail: rest }),
          ),
        close,
      };
    } catch (error) {
      await close();
      if (error instanceof EnvironmentError) throw error;
      const message = error instanceof Error ? error.message : String(error);
      throw new EnvironmentError(`${rest} cannot be read: ${message}`, undefined, { cause: error });
    }
  },
};

/** A raw disk is read as it is, any other by who understands it. */
async function openDisk(path: string): Promise<Served> {
  const file = openFile(path);
  const head = Buffer.from(file.read(0, ALONE_HEAD));
  const format = diskFormat(head);
  if (format === 'raw') return { blocks: rawBlocks(file), close: async () => file.close() };
  file.close();
  checkAlone(format, head, path);
  return serveImage(path, format);
}
