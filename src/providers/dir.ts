import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Environment } from '../model/environment.js';
import { EnvironmentError } from '../model/problem.js';
import type { Provider } from '../model/provider.js';
import { walkDisk } from './files/disk-walk.js';
import { describe } from './files/failure.js';
import { OCI_LAYOUT } from './image/oci-layout.js';

/** A root filesystem, or a payload, in a directory. */
export const dirProvider: Provider = {
  id: 'dir',
  title: 'a root filesystem in a directory',
  syntax: 'dir:PATH',
  recognises: ({ type, has }) => type === 'directory' && !(has(OCI_LAYOUT) && has('index.json')),
  async open(rest, reference, options): Promise<Environment> {
    const root = resolve(rest);
    if (!directoryExists(root)) throw new EnvironmentError(`${root} is not a directory`);
    return {
      description: { reference, kind: 'directory' },
      scan: (visitor, only) =>
        walkDisk(root, visitor, {
          only,
          onProgress: (done) => options.onProgress?.({ phase: 'files', done, detail: root }),
        }),
      close: () => Promise.resolve(),
    };
  },
};

function directoryExists(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new EnvironmentError(`${path} cannot be read: ${describe(error)}`, undefined, { cause: error });
  }
}
