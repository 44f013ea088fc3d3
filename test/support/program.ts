import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ROOT } from '../../src/dev/root.js';

/** The built program. */
const PROGRAM = join(ROOT, 'dist/bin/run.js');

/** Why the built program cannot be run; `undefined` where it can. */
export function notBuilt(): string | undefined {
  return existsSync(PROGRAM) ? undefined : 'needs npm run build';
}

/** How a run of the program ended. */
export interface Ended {
  /** Exit status, or the name of the signal that ended it. */
  readonly status: number | string;
  readonly stderr: string;
  /** Processes that it started and that are still there, and what it left in the directory of temporary files. */
  readonly left: readonly string[];
}

/** How the program is run. */
export interface Run {
  /** Its working directory; temporary files go to `tmp` in it, unless `env` says otherwise. */
  readonly directory: string;
  readonly env?: NodeJS.ProcessEnv;
  /** A signal that it gets when this file is there. */
  readonly signal?: { readonly name: NodeJS.Signals; readonly when: string };
}

/** Runs the built program and tells what it left behind. */
export async function runProgram(args: readonly string[], { directory, env = {}, signal }: Run): Promise<Ended> {
  const mark = randomUUID();
  const temporary = join(directory, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const { PATH, NODE_V8_COVERAGE } = process.env;
  const usual = {
    PATH,
    NODE_V8_COVERAGE,
    HOME: directory,
    TMPDIR: temporary,
    XDG_CACHE_HOME: join(directory, 'cache'),
  };
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: directory,
    env: { ...usual, ...env, HOSTDRIFT_TEST_MARK: mark },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (status, by) => resolve(status ?? by ?? 'nothing'));
  });
  if (signal !== undefined) {
    while (!existsSync(signal.when)) await setTimeout(20);
    child.kill(signal.name);
  }
  const status = await ended;
  return { status, stderr, left: [...(await processesWith(mark)), ...readdirSync(temporary)] };
}

/** Processes that inherited the mark; those that are ending get a moment for it. */
async function processesWith(mark: string): Promise<string[]> {
  for (let tries = 0; ; tries += 1) {
    const found = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((name) => readable(`/proc/${name}/environ`).includes(mark))
      .map((name) => readable(`/proc/${name}/cmdline`).replaceAll('\0', ' '));
    if (found.length === 0 || tries >= 50) return found;
    await setTimeout(100);
  }
}

function readable(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    // It ended, or is not ours.
    return '';
  }
}
