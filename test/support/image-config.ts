import type { ImageConfig } from '../../src/model/environment.js';

/** The configuration of an image that sets nothing but what is given. */
export function imageConfig(rest: Partial<ImageConfig> = {}): ImageConfig {
  return { exposedPorts: [], environment: [], entrypoint: [], command: [], volumes: [], labels: {}, ...rest };
}
