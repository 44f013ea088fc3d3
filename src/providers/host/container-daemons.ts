import * as z from 'zod';
import type { ContainerDaemon } from '../../model/environment.js';
import { Daemon } from '../daemon/daemon.js';
import { DOCKER } from '../daemon/kinds.js';

const Version = z.object({
  Version: z.string(),
  Components: z.array(z.object({ Name: z.string(), Version: z.string() })).nullish(),
});

const Info = z.object({
  Driver: z.string().nullish(),
  CgroupDriver: z.string().nullish(),
  SecurityOptions: z.array(z.string()).nullish(),
});

/** Milliseconds: a daemon on the same machine answers at once or is no use. */
const PATIENCE = { answer: 3000, stream: 3000 };

/**
 * Docker, where it runs on this machine and may be asked; podman has no daemon, and its version is that of its package.
 * Never throws: that none answers is no problem, most machines have none.
 */
export async function readContainerDaemons(environment: NodeJS.ProcessEnv = process.env): Promise<ContainerDaemon[]> {
  try {
    const daemon = await Daemon.find(DOCKER, environment, PATIENCE);
    if (daemon.endpoint.socketPath === undefined) return [];
    const [version, info] = [await daemon.ask('/version', Version), await daemon.ask('/info', Info)];
    const components = (version.Components ?? []).filter(({ Name }) => /^(?:containerd|runc|crun)$/.test(Name));
    return [
      {
        name: 'docker',
        version: version.Version,
        components: Object.fromEntries(components.map((component) => [component.Name, component.Version])),
        storageDriver: info.Driver ?? undefined,
        cgroupDriver: info.CgroupDriver ?? undefined,
        security: info.SecurityOptions ?? [],
      },
    ];
  } catch {
    return [];
  }
}
