import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import Mocha, { type Context } from 'mocha';

/** Why tests, or all tests of a suite, are pending; read by the reporter. */
export const pendingReasons = new WeakMap<object, string>();

/**
 * Marks the running test, or in a `before` hook all tests of its suite, as pending when `condition` does not hold, with
 * the reason in the title and in the closing lines, so that a report never hides what was not tried.
 */
export function pendingUnless(context: Context, condition: boolean, reason: string): void {
  if (condition) return;
  const runnable = context.test ?? context.currentTest;
  if (runnable !== undefined) {
    runnable.title = `${runnable.title} (pending: ${reason})`;
    pendingReasons.set(runnable, reason);
    if (runnable instanceof Mocha.Hook && runnable.parent) pendingReasons.set(runnable.parent, reason);
  }
  context.skip();
}

/** Absolute path of a file in the shared test data, or `undefined` when that data is not on this machine. */
export function sharedData(...parts: string[]): string | undefined {
  const path = resolve(process.env.HOSTDRIFT_SHARED ?? '../shared', ...parts);
  return existsSync(path) ? path : undefined;
}
