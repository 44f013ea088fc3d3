import type { Environment } from '../model/environment.js';
import { EnvironmentError } from '../model/problem.js';
import type { Provider } from '../model/provider.js';
import { counted } from './files/counted.js';
import { openFile } from './image/archive.js';
import { FileBlob } from './image/blob.js';
import { DOCKER_MANIFEST } from './image/docker-layout.js';
import { readLayer } from './image/layer-reader.js';
import { EntryBudget } from './image/limits.js';
import { OCI_LAYOUT } from './image/oci-layout.js';
import { readOptions } from './image/read-options.js';
import { squash } from './image/squash.js';
import { looksLikeTar } from './tar/header.js';

/** A root filesystem in a tar, as `docker export` or mmdebstrap write it. */
export const tarProvider: Provider = {
  id: 'tar',
  title: 'a root filesystem in a tar archive, plain or compressed',
  syntax: 'tar:FILE',
  recognises: ({ head, has }) => looksLikeTar(head) && !has(DOCKER_MANIFEST) && !has(OCI_LAYOUT),
  async open(rest, reference, options): Promise<Environment> {
    const { limits } = readOptions(options);
    const file = openFile(rest);
    return {
      description: { reference, kind: 'directory' },
      isStream: true,
      scan: async (visitor) => {
        const counting = counted(visitor, options.onProgress, rest);
        const layer = await readLayer(new FileBlob(rest, file), {}, counting, new EntryBudget(limits), false);
        if (layer.entries.length === 0) throw new EnvironmentError(`${rest} holds no files`);
        return squash([layer], 'archive');
      },
      close: async () => file.close(),
    };
  },
};
