import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What one run of a program cost. */
export interface Cost {
  /** Seconds on the clock. */
  readonly wall: number;
  /** Seconds of processor time, user and system, of the program and its children. */
  readonly cpu: number;
  /** Peak resident memory of the largest process, MiB. */
  readonly memory: number;
}

/** A program to measure. */
export interface Contender {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  /** Files without which it cannot run. */
  readonly needs: readonly string[];
  /** Exit statuses that mean it did its work; default 0. */
  readonly statuses?: readonly number[];
  /** Brings the machine to the same state before each run, such as an empty cache. Not measured. */
  before?(): void;
}

/** GNU time, which asks the kernel (wait4) for what a finished child used. */
export const TIME = '/usr/bin/time';

/** Runs the program once. Throws with the end of its standard error when it fails. */
export function measure(contender: Contender): Cost {
  contender.before?.();
  const directory = mkdtempSync(join(tmpdir(), 'hostdrift-bench-'));
  try {
    const figures = join(directory, 'figures');
    const run = spawnSync(TIME, ['-q', '-f', '%e %U %S %M', '-o', figures, '--', ...contender.command], {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    const statuses = contender.statuses ?? [0];
    if (run.status === null || !statuses.includes(run.status)) {
      throw new Error(`${contender.command.join(' ')}: status ${run.status}\n${run.stderr.slice(-500)}`);
    }
    return parseFigures(readFileSync(figures, 'utf8'));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The figures that {@link measure} asks GNU time for: seconds, user seconds, system seconds, KiB. */
export function parseFigures(text: string): Cost {
  const [wall, user, system, kibibytes] = text.trim().split(' ').map(Number);
  if (wall === undefined || user === undefined || system === undefined || kibibytes === undefined) {
    throw new Error(`not the figures of ${TIME}: ${text}`);
  }
  return { wall, cpu: user + system, memory: kibibytes / 1024 };
}

/** The median of each figure. */
export function median(costs: readonly Cost[]): Cost {
  const middle = (figure: (cost: Cost) => number): number => {
    const sorted = costs.map(figure).sort((a, b) => a - b);
    const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
    const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
    return (upper + lower) / 2;
  };
  return { wall: middle((c) => c.wall), cpu: middle((c) => c.cpu), memory: middle((c) => c.memory) };
}

/** The medians by name, and what went wrong with those that have none. */
export interface Result {
  readonly costs: ReadonlyMap<string, Cost>;
  readonly failures: readonly string[];
}

/**
 * Measures the contenders in turn, `runs` times after one run that only warms up, so that what else the machine does
 * meets all of them alike. One that fails is out.
 */
export function compete(contenders: readonly Contender[], runs: number): Result {
  const costs = new Map<string, Cost[]>(contenders.map(({ name }) => [name, []]));
  const failures: string[] = [];
  for (let run = 0; run <= runs; run++) {
    for (const contender of contenders) {
      const measured = costs.get(contender.name);
      if (measured === undefined) continue;
      try {
        const cost = measure(contender);
        if (run > 0) measured.push(cost);
      } catch (error) {
        costs.delete(contender.name);
        failures.push(error instanceof Error ? error.message : String(error));
      }
    }
  }
  return { costs: new Map([...costs].map(([name, measured]) => [name, median(measured)])), failures };
}
