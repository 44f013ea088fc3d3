import type { Provider } from '../model/provider.js';
import { Daemon } from './daemon/daemon.js';
import { openDaemonImage } from './daemon/image.js';
import { DOCKER } from './daemon/kinds.js';

/** An image of a Docker daemon, by its API; the command `docker` is not needed. */
export const dockerProvider: Provider = {
  id: 'docker',
  title: 'an image of the Docker daemon',
  syntax: 'docker:NAME',
  open: async (rest, reference, options) => openDaemonImage(await Daemon.find(DOCKER), rest, reference, options),
};
