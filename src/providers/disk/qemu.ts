import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { EnvironmentError } from '../../model/problem.js';
import { atEnd } from '../files/at-end.js';
import { describe } from '../files/failure.js';
import type { Blocks } from './blocks.js';
import type { DiskFormat } from './format.js';
import { NbdBlocks } from './nbd.js';

/** How long qemu-nbd may take to listen: milliseconds, and steps in which is looked. */
const PATIENCE = 15_000;
const STEP = 20;

/** A disk that qemu-nbd unpacks, to be closed. */
export interface Served {
  readonly blocks: Blocks;
  close(): Promise<void>;
}

/**
 * Has qemu-nbd serve an image over a socket in a private directory, read only; the kernel mounts nothing.
 * Throws {@link EnvironmentError}; no process and no file is left behind, whatever happens.
 */
export async function serveImage(path: string, format: DiskFormat): Promise<Served> {
  const directory = await mkdtemp(join(tmpdir(), 'hostdrift-disk-')).catch((error: unknown) => {
    throw new EnvironmentError(
      `${path} cannot be read: qemu-nbd needs a place for its socket, and in ${tmpdir()} is none: ${describe(error)}`,
      'Name a directory that you may write to: TMPDIR=DIR hostdrift …',
      { cause: error },
    );
  });
  const socket = join(directory, 'nbd');
  const server = spawn('qemu-nbd', ['--read-only', '-f', format, '-k', socket, '-e', '1', '--', resolve(path)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const forget = atEnd(() => {
    server.kill();
    rmSync(directory, { recursive: true, force: true });
  });
  const close = async () => {
    forget();
    if (server.exitCode === null && server.signalCode === null && server.pid !== undefined) {
      const ended = new Promise((done) => server.once('exit', done));
      server.kill();
      await ended;
    }
    await rm(directory, { recursive: true, force: true });
  };
  let said = '';
  server.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-4096);
  });
  try {
    await listening(server, socket, path);
    const blocks = await NbdBlocks.connect(socket);
    return {
      blocks,
      close: () => {
        blocks.close();
        return close();
      },
    };
  } catch (error) {
    await close();
    if (error instanceof EnvironmentError) throw error;
    const [first] = said.trim().split('\n');
    const reason = first?.replace(/^qemu-nbd: /, '') || (error instanceof Error ? error.message : String(error));
    throw new EnvironmentError(`${path} cannot be read: qemu-nbd: ${reason}`, undefined, { cause: error });
  }
}

async function listening(server: ChildProcess, socket: string, path: string): Promise<void> {
  let failure: Error | undefined;
  server.once('error', (error) => {
    failure = error;
  });
  for (let waited = 0; waited < PATIENCE; waited += STEP) {
    if (failure !== undefined) throw notStarted(failure, path);
    if (server.exitCode !== null) throw new Error(`it ended with ${server.exitCode}`);
    if (existsSync(socket)) return;
    await setTimeout(STEP);
  }
  throw new EnvironmentError(`${path} cannot be read: qemu-nbd does not answer`);
}

function notStarted(error: Error, path: string): EnvironmentError {
  if (!('code' in error) || error.code !== 'ENOENT')
    return new EnvironmentError(`qemu-nbd cannot be started: ${error.message}`);
  return new EnvironmentError(
    `${path} can be read only with qemu-nbd, which is not on this machine`,
    `Install it (Debian: qemu-utils; Fedora: qemu-img), or bring a raw image: qemu-img convert -O raw ${path} disk.raw`,
  );
}
