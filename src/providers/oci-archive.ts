import type { Provider } from '../model/provider.js';
import { openArchive, splitTag } from './image/archive.js';
import { ImageEnvironment } from './image/environment.js';
import { OCI_LAYOUT, openOciLayout } from './image/oci-layout.js';
import { defaultPlatform, parsePlatform } from './image/platform.js';
import { readOptions } from './image/read-options.js';
import { looksLikeTar } from './tar/header.js';

/** An OCI image layout in a tar, also compressed. */
export const ociArchiveProvider: Provider = {
  id: 'oci-archive',
  title: 'an OCI image layout in an archive',
  syntax: 'oci-archive:FILE[:TAG]',
  recognises: ({ head, has }) => looksLikeTar(head) && has(OCI_LAYOUT),
  async open(rest, reference, options) {
    const { path, tag } = splitTag(rest);
    const read = readOptions(options);
    const platform = options.platform === undefined ? defaultPlatform() : parsePlatform(options.platform);
    const store = await openArchive(path, read.limits);
    try {
      return new ImageEnvironment(await openOciLayout(store, reference, { tag, platform }, read.limits), read);
    } catch (error) {
      store.close();
      throw error;
    }
  },
};
