import type { Provider } from '../model/provider.js';
import { openArchive, splitTag } from './image/archive.js';
import { DOCKER_MANIFEST, openDockerLayout } from './image/docker-layout.js';
import { ImageEnvironment } from './image/environment.js';
import { readOptions } from './image/read-options.js';
import { looksLikeTar } from './tar/header.js';

/** What `docker save` and `podman save` write, of any version, also compressed. */
export const dockerArchiveProvider: Provider = {
  id: 'docker-archive',
  title: 'an image saved by docker save or podman save',
  syntax: 'docker-archive:FILE[:TAG]',
  recognises: ({ head, has }) => looksLikeTar(head) && has(DOCKER_MANIFEST),
  async open(rest, reference, options) {
    const { path, tag } = splitTag(rest);
    const read = readOptions(options);
    const store = await openArchive(path, read.limits);
    try {
      return new ImageEnvironment(await openDockerLayout(store, reference, tag, read.limits), read);
    } catch (error) {
      store.close();
      throw error;
    }
  },
};
