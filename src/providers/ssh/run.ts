import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EnvironmentError } from '../../model/problem.js';
import { atEnd } from '../files/at-end.js';
import { describe } from '../files/failure.js';
import { sshFailure } from './failure.js';
import type { Remote } from './remote.js';

/** Bytes of what ssh says that are kept. */
const MOST_SAID = 64 * 1024;

/** No questions, one connection of its own, and an end when the other side no longer answers. */
const OPTIONS = [
  ...['BatchMode=yes', 'ConnectTimeout=15', 'ServerAliveInterval=10', 'ServerAliveCountMax=3'],
  ...['Compression=yes', 'LogLevel=ERROR', 'ClearAllForwardings=yes', 'RequestTTY=no'],
].flatMap((option) => ['-o', option]);

/** Whatever the login shell is: a POSIX shell, in words that all of them understand. */
const COMMAND = 'exec sh -s -- --stdout --zstd';
const AS_ROOT = 'exec sudo -n sh -s -- --stdout --zstd';

/**
 * Runs the collector's script on the remote host and keeps its records in a private file of this machine, which `remove`
 * takes away. Throws {@link EnvironmentError}; no process is left behind.
 */
export async function collectOver(
  { destination, port }: Remote,
  script: string,
  { sudo = false, onBytes }: { readonly sudo?: boolean; onBytes(done: number): void },
): Promise<{ readonly path: string; readonly heardAt: number; remove(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'hostdrift-ssh-')).catch((error: unknown) => {
    throw notKept(error);
  });
  const path = join(directory, 'records');
  const remove = () => {
    forget();
    return rm(directory, { recursive: true, force: true });
  };
  const where = [...(port === undefined ? [] : ['-p', port]), '--', destination];
  const ssh = spawn('ssh', [...OPTIONS, ...where, sudo ? AS_ROOT : COMMAND], { stdio: ['pipe', 'pipe', 'pipe'] });
  const forget = atEnd(() => {
    ssh.kill();
    rmSync(directory, { recursive: true, force: true });
  });
  try {
    const ended = end(ssh);
    let [said, done, heardAt] = ['', 0, 0];
    ssh.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-MOST_SAID);
    });
    ssh.stdout.on('data', (chunk: Buffer) => {
      heardAt ||= Date.now() / 1000;
      done += chunk.length;
      onBytes(done);
    });
    // It may end before it has read all of the script; how it ended says more than a broken pipe.
    ssh.stdin.on('error', () => undefined);
    ssh.stdin.end(script);
    await pipeline(ssh.stdout, skipNoise(), createWriteStream(path, { mode: 0o600 }));
    const status = await ended;
    if (status !== 0) throw sshFailure(destination, status, said);
    return { path, heardAt, remove };
  } catch (error) {
    ssh.kill();
    await remove();
    if (error instanceof EnvironmentError) throw error;
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing) throw new EnvironmentError('There is no ssh on this machine', 'Install the OpenSSH client.');
    throw notKept(error);
  }
}

/** What could not be kept on this machine: its disk is full, or its directory for such files is none. */
function notKept(error: unknown): EnvironmentError {
  return new EnvironmentError(
    `What the remote host sends cannot be kept in ${tmpdir()}: ${describe(error)}`,
    'Name a directory with some 100 MB of room: TMPDIR=DIR hostdrift …',
    { cause: error },
  );
}

function end(ssh: ChildProcess): Promise<number | string> {
  const ended = new Promise<number | string>((resolve, reject) => {
    ssh.once('error', reject);
    ssh.once('close', (status, signal) => resolve(status ?? signal ?? 'no status'));
  });
  ended.catch(() => undefined);
  return ended;
}

/** The first line of the records, and that before them where they come packed. */
const MAGIC = Buffer.from('hostdrift-bundle 1 ');
const PACKED = Buffer.from('hostdrift-packed 1\n');
/** What the files of a login shell may print before the script is heard. */
const MOST_NOISE = 1024 * 1024;

/** Passes on what comes from the first line of the records: login shells print greetings. */
function skipNoise(): (source: AsyncIterable<Buffer>) => AsyncGenerator<Buffer> {
  return async function* skip(source) {
    let before: Buffer | undefined = Buffer.alloc(0);
    for await (const chunk of source) {
      if (before === undefined) {
        yield chunk;
        continue;
      }
      before = Buffer.concat([before, chunk]);
      const [plain, packed] = [before.indexOf(MAGIC), before.indexOf(PACKED)];
      if (plain === -1 && packed === -1) {
        if (before.length > MOST_NOISE) before = before.subarray(-PACKED.length);
        continue;
      }
      yield before.subarray(packed === -1 ? plain : packed + PACKED.length);
      before = undefined;
    }
  };
}
