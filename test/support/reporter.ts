import Mocha, { type MochaOptions, type Runner, type Test } from 'mocha';
import { pendingReasons } from './pending.js';

const { EVENT_RUN_END, EVENT_TEST_PENDING } = Mocha.Runner.constants;

/** Why a test was not run: what `pendingUnless` said of it, or of a suite that it is in. */
function reasonOf(test: Test): string | undefined {
  let reason = pendingReasons.get(test);
  for (let suite = test.parent; reason === undefined && suite !== undefined; suite = suite.parent) {
    reason = pendingReasons.get(suite);
  }
  return reason;
}

/** How many tests each reason kept from running, most first. */
function byReason(pending: readonly Test[]): [reason: string, count: number][] {
  const counts = new Map<string, number>();
  for (const test of pending) {
    const reason = reasonOf(test) ?? `no reason given: ${test.fullTitle()}`;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}

/**
 * Mocha's `spec`, closed by the reasons of what was not run and by one line for machines,
 * `N passed, N failed, N skipped`. A test that is skipped without saying why fails the run.
 */
export default class ClosingLineReporter extends Mocha.reporters.Spec {
  readonly #pending: Test[] = [];

  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    runner.on(EVENT_TEST_PENDING, (test: Test) => this.#pending.push(test));
    runner.on(EVENT_RUN_END, () => this.#close());
  }

  override done(failures: number, exit?: (failures: number) => void): void {
    exit?.(failures + this.#unexplained());
  }

  #unexplained(): number {
    return this.#pending.filter((test) => reasonOf(test) === undefined).length;
  }

  #close(): void {
    const reasons = byReason(this.#pending);
    if (reasons.length > 0) process.stdout.write('Not run:\n');
    for (const [reason, count] of reasons) process.stdout.write(`  ${count} × ${reason}\n`);
    const { passes = 0, failures = 0, pending = 0 } = this.stats ?? {};
    process.stdout.write(`\n${passes} passed, ${failures} failed, ${pending} skipped\n`);
  }
}
