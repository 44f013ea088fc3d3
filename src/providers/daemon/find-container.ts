import { EnvironmentError } from '../../model/problem.js';
import { type ContainerInspect, inspectContainer } from './container-inspect.js';
import { Daemon } from './daemon.js';
import { Refusal } from './failure.js';
import { type DaemonKind, DOCKER, PODMAN } from './kinds.js';
import { nameInPath } from './names.js';

/** A container, and the daemon that has it. */
export interface FoundContainer {
  readonly daemon: Daemon;
  readonly container: ContainerInspect;
}

const KINDS: readonly DaemonKind[] = [DOCKER, PODMAN];

/**
 * The container that `rest` names: `NAME`, or `docker:NAME` and `podman:NAME` where both have one of that name.
 * Throws {@link EnvironmentError} when no daemon answers, none has it, or several have.
 */
export async function findContainer(
  rest: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<FoundContainer> {
  const only = KINDS.find(({ name }) => rest.startsWith(`${name}:`));
  const name = only === undefined ? rest : rest.slice(only.name.length + 1);
  nameInPath(name, 'a container');
  const found: FoundContainer[] = [];
  const asked: Daemon[] = [];
  const failures: EnvironmentError[] = [];
  for (const kind of only === undefined ? KINDS : [only]) {
    try {
      const daemon = await Daemon.find(kind, environment);
      asked.push(daemon);
      found.push({ daemon, container: await inspectContainer(daemon, name) });
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      if (!(error instanceof Refusal && error.status === 404)) failures.push(error);
    }
  }
  const [first, ...others] = found;
  if (first === undefined) throw notFound(name, asked, failures);
  // A variable may lead both to the same daemon.
  if (others.every(({ container }) => container.Id === first.container.Id)) return first;
  throw new EnvironmentError(
    `docker and podman both have a container ${name}`,
    `Say whose it is: container:docker:${name} or container:podman:${name}.`,
  );
}

function notFound(name: string, asked: readonly Daemon[], failures: readonly EnvironmentError[]): EnvironmentError {
  const others = failures.map(({ message }) => message).join('; ');
  if (asked.length === 0) {
    const advice = failures.map((failure) => failure.advice).filter((text) => text !== undefined);
    return new EnvironmentError(others, advice[0], { cause: failures[0] });
  }
  const where = asked.map((daemon) => `${daemon.name} (${daemon.endpoint.address})`).join(' and ');
  const list = asked.map((daemon) => `${daemon.name} ps --all`).join(', ');
  return new EnvironmentError(
    `${where} ${asked.length === 1 ? 'has' : 'have'} no container ${name}${others === '' ? '' : `; ${others}`}`,
    `List those that there are with: ${list}`,
  );
}
