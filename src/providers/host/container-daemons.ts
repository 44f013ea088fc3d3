import type { ContainerDaemon } from '../../model/environment.js';
import { Daemon } from '../daemon/daemon.js';
import { DOCKER } from '../daemon/kinds.js';
import { DaemonInfo, DaemonVersion, daemonOf } from './daemon-answers.js';

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
    return [daemonOf(await daemon.ask('/version', DaemonVersion), await daemon.ask('/info', DaemonInfo))];
  } catch {
    return [];
  }
}
