// Written by `npm run generate` from the files of this directory: do not edit.
import type { Provider } from '../model/provider.js';
import { bundleProvider } from './bundle.js';
import { containerProvider } from './container.js';
import { dirProvider } from './dir.js';
import { diskProvider } from './disk.js';
import { dockerProvider } from './docker.js';
import { dockerArchiveProvider } from './docker-archive.js';
import { fileProvider } from './file.js';
import { hostProvider } from './host.js';
import { ociArchiveProvider } from './oci-archive.js';
import { ociDirProvider } from './oci-dir.js';
import { pidProvider } from './pid.js';
import { podmanProvider } from './podman.js';
import { registryProvider } from './registry.js';
import { sbomProvider } from './sbom.js';
import { sshProvider } from './ssh.js';
import { tarProvider } from './tar.js';

/** Every provider, by the path of its file. */
export const PROVIDERS: readonly Provider[] = [
  bundleProvider,
  containerProvider,
  dirProvider,
  diskProvider,
  dockerArchiveProvider,
  dockerProvider,
  fileProvider,
  hostProvider,
  ociArchiveProvider,
  ociDirProvider,
  pidProvider,
  podmanProvider,
  registryProvider,
  sbomProvider,
  sshProvider,
  tarProvider,
];
