import * as z from 'zod';
import type { ContainerDaemon } from '../../model/environment.js';

/** What Docker's daemon says at `/version`, and its program prints as `docker version --format '{{json .Server}}'`. */
export const DaemonVersion = z.object({
  Version: z.string(),
  Components: z.array(z.object({ Name: z.string(), Version: z.string() })).nullish(),
});

/** What it says at `/info`. */
export const DaemonInfo = z.object({
  Driver: z.string().nullish(),
  CgroupDriver: z.string().nullish(),
  SecurityOptions: z.array(z.string()).nullish(),
});

/** The daemon that gave these answers. */
export function daemonOf(version: z.infer<typeof DaemonVersion>, info: z.infer<typeof DaemonInfo>): ContainerDaemon {
  const components = (version.Components ?? []).filter(({ Name }) => /^(?:containerd|runc|crun)$/.test(Name));
  return {
    name: 'docker',
    version: version.Version,
    components: Object.fromEntries(components.map((component) => [component.Name, component.Version])),
    storageDriver: info.Driver ?? undefined,
    cgroupDriver: info.CgroupDriver ?? undefined,
    security: info.SecurityOptions ?? [],
  };
}

/** The same from what its program printed, a line of JSON for each answer; `undefined` where that is no answer. */
export function printedDaemon(text: string): ContainerDaemon | undefined {
  try {
    const [version, info] = text.trim().split('\n');
    return daemonOf(DaemonVersion.parse(JSON.parse(version ?? '')), DaemonInfo.parse(JSON.parse(info || '{}')));
  } catch {
    return undefined;
  }
}
