import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

/** Two versions to be compared. */
export type Pair = readonly [string, string];

/** Pairs that a tool is asked about; a multiple of it would only be slower. */
const PAIRS = 3000;

/** Whether a program is installed. */
export function hasTool(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

let real: readonly Pair[] | undefined;

/**
 * 3,000 pairs of versions of real packages from the lists of apt, each of two that begin alike;
 * none where apt has no lists. Read once a test run.
 */
export function realPairs(): readonly Pair[] {
  real ??= neighbours(knownVersions());
  return real.length === PAIRS ? real : [];
}

function knownVersions(): string[] {
  const run = spawnSync('apt-cache', ['dumpavail'], { encoding: 'utf8', maxBuffer: 1 << 30 });
  return [...(run.stdout ?? '').matchAll(/^Version: (\S+)$/gm)].map((match) => match[1] ?? '');
}

function neighbours(versions: readonly string[]): Pair[] {
  const sorted = [...new Set(versions)].sort();
  const step = Math.max(1, Math.floor((2 * sorted.length) / PAIRS));
  const pairs: Pair[] = [];
  for (let at = 0; at + 5 < sorted.length && pairs.length < PAIRS; at += step) {
    pairs.push([sorted[at] ?? '', sorted[at + 1] ?? ''], [sorted[at + 5] ?? '', sorted[at] ?? '']);
  }
  return pairs;
}

/** Runs a tool once: a pair a line goes in, a number a line comes out. */
export function askTool(command: readonly string[], pairs: readonly Pair[]): number[] {
  const [program = '', ...parameters] = command;
  const input = pairs.map((pair) => `${pair.join(' ')}\n`).join('');
  const run = spawnSync(program, parameters, { input, encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.equal(run.status, 0, run.stderr);
  const answers = run.stdout.split('\n').filter((line) => line !== '');
  assert.equal(answers.length, pairs.length);
  return answers.map(Number);
}

/** Asserts that `order` says of every pair what the tool says, which answers with a sign. */
export function assertAgrees(
  order: (a: string, b: string) => number,
  command: readonly string[],
  pairs: readonly Pair[],
): void {
  const answers = askTool(command, pairs);
  const wrong = pairs.filter(([a, b], at) => order(a, b) !== Math.sign(answers[at] ?? Number.NaN));
  assert.deepEqual(wrong, []);
}
