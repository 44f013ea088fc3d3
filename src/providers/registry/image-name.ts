import { EnvironmentError } from '../../model/problem.js';
import { parseDigest } from '../image/blob.js';

/** What names an image in a registry. */
export interface ImageName {
  /** Host, with its port where one is written: `docker.io`, `127.0.0.1:5000`. */
  readonly registry: string;
  readonly repository: string;
  /** A tag or a digest, as the distribution API takes it. */
  readonly version: string;
  readonly digest: string | undefined;
  /** The name in full. */
  readonly text: string;
}

const DOCKER_HUB = 'docker.io';
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const HOST = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:.]+\])(?::[0-9]{1,5})?$/;

/** `user:password@host/…`, as other addresses have it; what follows the @ of a digest has no slash. */
const LOGIN = /^[^/]*@[^/]*\//;

/**
 * Takes `[HOST[:PORT]/]REPOSITORY[:TAG][@DIGEST]` apart (distribution-spec, "Pulling manifests"). Without a host it is Docker
 * Hub, as for docker; a first part is a host when it has a dot or a colon, or is `localhost`. Throws {@link EnvironmentError}.
 */
export function parseImageName(given: string): ImageName {
  const name = given.replace(/^\/\//, '');
  if (LOGIN.test(name)) {
    throw new EnvironmentError(
      'A name of an image holds no user and no password',
      'Give them by --registry-login, or log in with docker login or podman login.',
    );
  }
  const at = name.indexOf('@');
  const digest = at === -1 ? undefined : name.slice(at + 1);
  if (digest !== undefined) parseDigest(digest, name);
  const { registry, path } = splitHost(at === -1 ? name : name.slice(0, at));
  const colon = path.lastIndexOf(':');
  const tag = colon === -1 ? undefined : path.slice(colon + 1);
  const bare = colon === -1 ? path : path.slice(0, colon);
  const repository = registry === DOCKER_HUB && !bare.includes('/') ? `library/${bare}` : bare;
  if (!HOST.test(registry) || !REPOSITORY.test(repository) || (tag !== undefined && !TAG.test(tag))) {
    throw new EnvironmentError(
      `${given === '' ? 'Nothing' : given} is no name of an image in a registry`,
      'Write registry:HOST/REPOSITORY:TAG, such as registry:registry.example.com/team/app:1.4.',
    );
  }
  const version = digest ?? tag ?? 'latest';
  const text = `${registry}/${repository}${digest === undefined ? `:${version}` : `@${digest}`}`;
  return { registry, repository, version, digest, text };
}

function splitHost(name: string): { registry: string; path: string } {
  const slash = name.indexOf('/');
  const first = slash === -1 ? '' : name.slice(0, slash);
  if (!/[.:]/.test(first) && first !== 'localhost') return { registry: DOCKER_HUB, path: name };
  const registry = first === 'index.docker.io' ? DOCKER_HUB : first;
  return { registry, path: name.slice(slash + 1) };
}

/** Where a registry's API is served: that of Docker Hub has a name of its own. */
export function apiHost(registry: string): string {
  return registry === DOCKER_HUB ? 'registry-1.docker.io' : registry;
}

/** Whether a host, with or without a port, is this machine under any of its loopback names. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.[0-9]{1,3}){3}|\[::1\])(?::[0-9]+)?$/i.test(host);
}
