import { FileBlob } from '../../src/providers/image/blob.js';
import type { FileStore } from '../../src/providers/image/stored.js';
import type { ImageFiles } from './image.js';
import { memoryFile } from './memory-file.js';

/** The files of an image layout as a store, without a disk. */
export function memoryStore(files: ImageFiles, name = 'store'): FileStore {
  return {
    name,
    file(path) {
      const file = files.get(path);
      return Buffer.isBuffer(file) ? new FileBlob(`${name}:${path}`, memoryFile(file)) : undefined;
    },
    close: () => files.clear(),
  };
}
