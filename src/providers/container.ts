import type { Provider } from '../model/provider.js';
import { openContainer } from './daemon/container.js';
import { findContainer } from './daemon/find-container.js';

/** A container of Docker or podman, whether it runs or not, as it is set up and as it has changed. */
export const containerProvider: Provider = {
  id: 'container',
  title: 'a container of Docker or podman, running or not',
  syntax: 'container:NAME',
  open: async (rest, reference, options) => openContainer(await findContainer(rest), reference, options),
};
