import { spawn } from 'node:child_process';
import * as z from 'zod';
import { EnvironmentError } from '../../model/problem.js';
import type { Login } from './login.js';

/** Milliseconds that a program may take, which perhaps asks a service. */
const LONGEST = 30_000;
/** Bytes that an answer may have. */
const LARGEST = 64 * 1024;

/** User name by which a program says that its secret is an identity token. */
const TOKEN = '<token>';

const Answer = z.object({ Username: z.string(), Secret: z.string() });

/**
 * Asks `docker-credential-NAME get` for the login of a registry: its name goes to standard input, JSON comes back.
 * `undefined` when it knows none. Throws {@link EnvironmentError} when it is not there, fails or hangs.
 */
export async function askProgram(name: string, server: string): Promise<Login | undefined> {
  const program = `docker-credential-${name}`;
  if (!/^[A-Za-z0-9._-]+$/.test(name)) throw failure(program, 'that is no name of a program');
  const { status, output } = await run(program, server);
  if (status !== 0) {
    if (/credentials not found/i.test(output)) return undefined;
    throw failure(program, output.trim().slice(0, 200) || `exit status ${status}`);
  }
  const answer = Answer.safeParse(jsonOf(output));
  if (!answer.success) throw failure(program, 'its answer is not that of a credential program');
  const { Username: user, Secret: secret } = answer.data;
  return user === TOKEN ? { identityToken: secret } : { user, password: secret };
}

function run(program: string, input: string): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, ['get'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: LONGEST,
      killSignal: 'SIGKILL',
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      if (output.length > LARGEST) child.kill('SIGKILL');
    });
    child.on('error', (error) => reject(failure(program, error.message)));
    child.on('close', (status, signal) => {
      if (signal === null) resolve({ status, output });
      else reject(failure(program, 'it gave no answer in time'));
    });
    // A program that ends without reading is judged by its exit status.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failure(program: string, why: string): EnvironmentError {
  return new EnvironmentError(
    `${program}, which the configuration of docker names for logins, failed: ${why}`,
    'Mend it, or give a login by --registry-login HOST=USER:PASSWORD.',
  );
}
