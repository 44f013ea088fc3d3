import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** A daemon that a test started, and how its own client is run against it. */
export interface RealDaemon {
  /** As DOCKER_HOST or CONTAINER_HOST has it. */
  readonly host: string;
  /** Runs the client. Returns what it prints. */
  run(args: readonly string[], input?: Buffer): string;
  stop(): Promise<void>;
}

/** Why this machine cannot start Docker's daemon; `undefined` where it can. */
export function noDocker(): string | undefined {
  return missing('dockerd', 'docker', 'containerd', 'runc');
}

/** Why this machine cannot start podman's service; `undefined` where it can. */
export function noPodman(): string | undefined {
  return missing('podman', 'runc');
}

function missing(...programs: string[]): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root of a Linux starts daemons';
  const absent = programs.filter((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0);
  if (absent.length > 0) return `not installed: ${absent.join(', ')}`;
  return existsSync('/sys/fs/cgroup') ? undefined : 'there are no control groups';
}

/** Starts a Docker daemon of its own below `directory`, without a network. */
export async function startDocker(directory: string): Promise<RealDaemon> {
  mkdirSync(directory, { recursive: true });
  const host = `unix://${directory}/docker.sock`;
  const roots = ['--data-root', `${directory}/data`, '--exec-root', `${directory}/exec`];
  const child = spawn(
    'dockerd',
    [...roots, '-H', host, '--pidfile', `${directory}/pid`, '--iptables=false', '--ip6tables=false', '--bridge=none'],
    { stdio: 'ignore' },
  );
  const run = client('docker', ['-H', host], {});
  await ready(child, () => run(['version']));
  return {
    host,
    run,
    async stop() {
      await stop(child);
      // It leaves the network of the host mounted, where a build or a container had that.
      spawnSync('umount', ['--lazy', `${directory}/exec/netns/default`]);
    },
  };
}

/** Starts podman's service with a storage of its own below `directory`. */
export async function startPodman(directory: string): Promise<RealDaemon> {
  mkdirSync(directory, { recursive: true });
  const conf = `${directory}/containers.conf`;
  writeFileSync(
    conf,
    '[containers]\ndefault_ulimits=["nofile=1024:1024","nproc=4096:4096"]\n' +
      '[engine]\ncgroup_manager="cgroupfs"\nruntime="runc"\nevents_logger="file"\n',
  );
  const host = `unix://${directory}/podman.sock`;
  const storage = ['--root', `${directory}/root`, '--runroot', `${directory}/run`, '--storage-driver', 'overlay'];
  // With CONTAINER_HOST podman would ask a service instead of being one.
  const environment = { CONTAINERS_CONF: conf, CONTAINER_HOST: undefined };
  const child = spawn('podman', [...storage, 'system', 'service', '--time=0', host], {
    stdio: 'ignore',
    env: { ...process.env, ...environment },
  });
  const run = client('podman', storage, environment);
  await ready(child, () => {
    if (!existsSync(`${directory}/podman.sock`)) throw new Error('no socket yet');
    return '';
  });
  return {
    host,
    run,
    async stop() {
      await stop(child);
      // It leaves its storage mounted on itself.
      spawnSync('umount', ['--lazy', `${directory}/root/overlay`]);
    },
  };
}

function client(program: string, before: readonly string[], environment: NodeJS.ProcessEnv) {
  return (args: readonly string[], input?: Buffer): string => {
    const env = { ...process.env, ...environment, DOCKER_BUILDKIT: '0' };
    return execFileSync(program, [...before, ...args], { input, env, stdio: 'pipe', encoding: 'utf8' }).trim();
  };
}

async function ready(child: ChildProcess, answers: () => string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      answers();
      return;
    } catch (error) {
      if (tries > 200 || child.exitCode !== null) {
        await stop(child);
        throw error;
      }
      await wait(100);
    }
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
