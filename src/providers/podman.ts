import type { Provider } from '../model/provider.js';
import { Daemon } from './daemon/daemon.js';
import { openDaemonImage } from './daemon/image.js';
import { PODMAN } from './daemon/kinds.js';

/** An image of podman, by the API of its service; the command `podman` is not needed. */
export const podmanProvider: Provider = {
  id: 'podman',
  title: 'an image of podman',
  syntax: 'podman:NAME',
  open: async (rest, reference, options) => openDaemonImage(await Daemon.find(PODMAN), rest, reference, options),
};
