import { homedir } from 'node:os';
import { join } from 'node:path';
import { contextEndpoint, currentContext, tlsFiles } from './contexts.js';
import { type Endpoint, endpointOf } from './endpoint.js';

/** A kind of daemon: what it is called, where it listens, and what people do with it by hand. */
export interface DaemonKind {
  /** Also the command of its client. */
  readonly name: 'docker' | 'podman';
  /** Where to look for it, the likeliest first: one place only where somebody named it. Throws `EnvironmentError`. */
  endpoints(environment: NodeJS.ProcessEnv): Endpoint[];
  /** What to do when none answers. */
  readonly startAdvice: string;
  /** What to do when its socket may not be used. */
  readonly permissionAdvice: string;
}

/**
 * Docker, as its own client finds it: DOCKER_HOST, then DOCKER_CONTEXT, then the context that its configuration chooses,
 * then the usual sockets, of which rootless Docker and Docker Desktop have their own.
 */
export const DOCKER: DaemonKind = {
  name: 'docker',
  endpoints(environment) {
    const { DOCKER_HOST, DOCKER_CONTEXT, DOCKER_CERT_PATH, DOCKER_TLS_VERIFY } = environment;
    const home = environment.HOME || homedir();
    const directory = environment.DOCKER_CONFIG || join(home, '.docker');
    if (DOCKER_HOST) {
      const verified = Boolean(DOCKER_TLS_VERIFY);
      const tls = verified || DOCKER_CERT_PATH ? (tlsFiles(DOCKER_CERT_PATH || directory, !verified) ?? {}) : undefined;
      return [endpointOf(DOCKER_HOST, 'DOCKER_HOST', tls)];
    }
    const context = DOCKER_CONTEXT || currentContext(directory);
    if (context && context !== 'default') return [contextEndpoint(context, directory)];
    return sockets(
      '/var/run/docker.sock',
      environment.XDG_RUNTIME_DIR && join(environment.XDG_RUNTIME_DIR, 'docker.sock'),
      join(home, '.docker/run/docker.sock'),
      join(home, '.docker/desktop/docker.sock'),
    );
  },
  startAdvice: 'Start it (sudo systemctl start docker), or say where it listens: DOCKER_HOST=unix:///PATH.',
  permissionAdvice: 'Run hostdrift as root, or as a member of the group docker.',
};

/** Podman, whose service listens only where somebody started it: CONTAINER_HOST, then the sockets of the user and of root. */
export const PODMAN: DaemonKind = {
  name: 'podman',
  endpoints({ CONTAINER_HOST, XDG_RUNTIME_DIR }) {
    if (CONTAINER_HOST) return [endpointOf(CONTAINER_HOST, 'CONTAINER_HOST')];
    return sockets(XDG_RUNTIME_DIR && join(XDG_RUNTIME_DIR, 'podman/podman.sock'), '/run/podman/podman.sock');
  },
  startAdvice:
    'Start its socket (systemctl --user start podman.socket, for root without --user), or say where it listens: CONTAINER_HOST=unix:///PATH.',
  permissionAdvice: 'Run hostdrift as root for the images of root, or start the socket of your own user.',
};

function sockets(...paths: readonly (string | undefined)[]): Endpoint[] {
  return paths.flatMap((path) => (path ? [endpointOf(`unix://${path}`, 'default')] : []));
}
