import { constants } from 'node:os';
import * as z from 'zod';
import type { ImageConfig } from '../../model/environment.js';
import { parseConfig } from '../image/manifest.js';
import type { Daemon } from './daemon.js';
import { nameInPath } from './names.js';

const Mount = z.object({
  Type: z.string(),
  Name: z.string().nullish(),
  Source: z.string().nullish(),
  Destination: z.string(),
  RW: z.boolean().nullish(),
});

const Ulimit = z.object({ Name: z.string(), Soft: z.number(), Hard: z.number() });

/** What a daemon says of a container (Docker Engine API, ContainerInspect), as far as it is looked at. */
const ContainerInspect = z.object({
  Id: z.string(),
  Name: z.string(),
  Image: z.string(),
  State: z.object({ Status: z.string().nullish(), Running: z.boolean(), Pid: z.number().nullish() }),
  ResolvConfPath: z.string().nullish(),
  HostsPath: z.string().nullish(),
  HostConfig: z.object({
    ReadonlyRootfs: z.boolean().nullish(),
    Tmpfs: z.record(z.string(), z.string()).nullish(),
    Memory: z.number().nullish(),
    NanoCpus: z.number().nullish(),
    CpuQuota: z.number().nullish(),
    CpuPeriod: z.number().nullish(),
    PidsLimit: z.number().nullish(),
    Ulimits: z.array(Ulimit).nullish(),
  }),
  Mounts: z.array(Mount).nullish(),
  Config: z.looseObject({ Hostname: z.string().nullish(), StopSignal: z.string().nullish() }),
});

/** See {@link ContainerInspect}. */
export type ContainerInspect = z.infer<typeof ContainerInspect>;

/** What the daemon says of the container `name`. Throws `Refusal`, of status 404 where there is none. */
export async function inspectContainer(daemon: Daemon, name: string): Promise<ContainerInspect> {
  return daemon.ask(`/containers/${nameInPath(name, 'a container')}/json`, ContainerInspect);
}

/** With which user, command and variables a container is started, in the words of images. */
export function configOf({ Config }: ContainerInspect): ImageConfig {
  const { config } = parseConfig(Buffer.from(JSON.stringify({ config: Config })), "the container's configuration");
  const signal = Object.entries(constants.signals).find(([, number]) => String(number) === config.stopSignal)?.[0];
  return {
    ...config,
    // Podman lists the variable that is another in every container.
    environment: config.environment.filter((line) => line !== `HOSTNAME=${Config.Hostname}`),
    // And the number of a signal, where Docker has its name.
    ...(signal === undefined ? {} : { stopSignal: signal }),
  };
}
