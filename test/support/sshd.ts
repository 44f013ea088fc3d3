import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Why no sshd can be run here; `undefined` where it can. */
export function noSshd(): string | undefined {
  if (process.getuid?.() !== 0) return 'only root may run an sshd that shows another root';
  const missing = ['/usr/sbin/sshd', '/usr/bin/ssh', '/usr/bin/ssh-keygen'].find((path) => !existsSync(path));
  return missing === undefined ? undefined : `${missing} is not installed`;
}

/** A real sshd on loopback whose sessions see another root filesystem, and an `ssh` that knows it. */
export class Sshd {
  /** Below /run: sshd takes no root that lies in a directory which others may write to. */
  readonly directory = mkdtempSync('/run/hostdrift-test-');
  readonly root = join(this.directory, 'root');
  readonly #path = process.env.PATH;
  #server: ChildProcess | undefined;
  port = 0;

  constructor() {
    chmodSync(this.directory, 0o755);
    mkdirSync(join(this.root, 'dev'), { recursive: true });
    execFileSync('mknod', ['-m', '666', join(this.root, 'dev/null'), 'c', '1', '3']);
    for (const key of ['id', 'host', 'other']) {
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(this.directory, key)]);
    }
    mkdirSync(join(this.directory, 'bin'));
  }

  /** Starts it with this host key, and puts an `ssh` before the system's that has a configuration of its own. */
  async start(hostKey = 'host'): Promise<void> {
    mkdirSync('/run/sshd', { recursive: true });
    this.port ||= await freePort();
    const config = [
      ...['UsePAM no', 'StrictModes no', 'PasswordAuthentication yes', 'PermitRootLogin yes', 'PidFile none'],
      `HostKey ${this.directory}/${hostKey}`,
      `AuthorizedKeysFile ${this.directory}/id.pub`,
      `ChrootDirectory ${this.root}`,
    ];
    writeFileSync(join(this.directory, 'sshd_config'), `${config.join('\n')}\n`);
    const options = [
      '-D',
      '-e',
      '-f',
      join(this.directory, 'sshd_config'),
      '-o',
      `ListenAddress=127.0.0.1:${this.port}`,
    ];
    this.#server = spawn('/usr/sbin/sshd', options, { stdio: 'ignore' });
    await answers(this.port);
    this.configure({});
  }

  /** Settings of the `ssh` that is found first; they stand before those that let it in. */
  configure(settings: Readonly<Record<string, string>>): void {
    const known = { UserKnownHostsFile: join(this.directory, 'known'), GlobalKnownHostsFile: '/dev/null' };
    const usual = {
      IdentityFile: join(this.directory, 'id'),
      IdentitiesOnly: 'yes',
      StrictHostKeyChecking: 'accept-new',
    };
    const all = { ...known, ...usual, ...settings };
    const lines = Object.entries(all).map(([name, value]) => `${name} ${value}\n`);
    writeFileSync(join(this.directory, 'ssh_config'), lines.join(''));
    const program = `#!/bin/sh\nexec /usr/bin/ssh -F ${this.directory}/ssh_config "$@"\n`;
    writeFileSync(join(this.directory, 'bin/ssh'), program, { mode: 0o755 });
    process.env.PATH = `${this.directory}/bin:${this.#path}`;
  }

  /** Stops the server and, with it, its sessions' parent; only what was started here, by its id. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined || server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill();
    await ended;
  }

  async remove(): Promise<void> {
    await this.stop();
    process.env.PATH = this.#path;
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** Puts programs of this machine into the root, with the libraries that they load. */
  install(programs: Readonly<Record<string, string>>): void {
    for (const [path, program] of Object.entries(programs)) this.#copy(program, path);
    for (const program of new Set(Object.values(programs))) {
      for (const library of librariesOf(program)) this.#copy(library, library);
    }
  }

  #copy(from: string, to: string): void {
    // The root has `/lib` as a link that would lead out of it, here.
    const target = join(this.root, to.replace(/^\/lib\//, '/usr/lib/'));
    mkdirSync(dirname(target), { recursive: true });
    if (existsSync(target)) return;
    copyFileSync(from, target);
    chmodSync(target, 0o755);
  }
}

function librariesOf(program: string): string[] {
  try {
    return execFileSync('ldd', [program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\n')
      .flatMap((line) => /(?:^|=> )\s*(\/\S+) \(0x/.exec(line)?.[1] ?? []);
  } catch {
    // It is linked statically.
    return [];
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function answers(port: number): Promise<void> {
  for (let left = 100; left > 0; left -= 1) {
    const connected = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('close', () => undefined);
      socket.once('connect', () => socket.destroy());
    });
    if (connected) return;
    await setTimeout(50);
  }
  throw new Error('sshd does not answer');
}
