import type { Provider } from '../model/provider.js';
import { ImageEnvironment } from './image/environment.js';
import { LayerCache } from './image/layer-cache.js';
import { defaultPlatform, parsePlatform } from './image/platform.js';
import { readOptions } from './image/read-options.js';
import { RegistryClient } from './registry/client.js';
import { openRegistryImage } from './registry/image.js';
import { parseImageName } from './registry/image-name.js';

/** An image in a registry, read over the API of the OCI distribution specification: no daemon, nothing kept on disk. */
export const registryProvider: Provider = {
  id: 'registry',
  aliases: ['docker://'],
  title: 'an image in a registry, without a daemon',
  syntax: 'registry:[HOST/]NAME[:TAG][@DIGEST]',
  async open(rest, reference, options) {
    const name = parseImageName(rest);
    const cache = options.cache === false ? undefined : LayerCache.open();
    const read = { ...readOptions(options), cache };
    const platform = options.platform === undefined ? defaultPlatform() : parsePlatform(options.platform);
    const client = new RegistryClient(name, options.registry ?? {});
    try {
      return new ImageEnvironment(await openRegistryImage(client, name, reference, platform, read.limits), read);
    } catch (error) {
      client.close();
      throw error;
    }
  },
};
