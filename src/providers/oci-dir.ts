import type { Provider } from '../model/provider.js';
import { splitTag } from './image/archive.js';
import { ImageEnvironment } from './image/environment.js';
import { OCI_LAYOUT, openOciLayout } from './image/oci-layout.js';
import { defaultPlatform, parsePlatform } from './image/platform.js';
import { readOptions } from './image/read-options.js';
import { DirectoryStore } from './image/store.js';

/** An OCI image layout in a directory. */
export const ociDirProvider: Provider = {
  id: 'oci-dir',
  aliases: ['oci'],
  title: 'an OCI image layout in a directory',
  syntax: 'oci-dir:DIR[:TAG]',
  recognises: ({ type, has }) => type === 'directory' && has(OCI_LAYOUT) && has('index.json'),
  async open(rest, reference, options) {
    const { path, tag } = splitTag(rest);
    const read = readOptions(options);
    const platform = options.platform === undefined ? defaultPlatform() : parsePlatform(options.platform);
    const store = new DirectoryStore(path);
    try {
      return new ImageEnvironment(await openOciLayout(store, reference, { tag, platform }, read.limits), read);
    } catch (error) {
      store.close();
      throw error;
    }
  },
};
