import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Context } from 'mocha';

/**
 * Marks the running test or hook as pending when `condition` does not hold, with the reason in its title,
 * so that a report never hides what was not tried.
 */
export function pendingUnless(context: Context, condition: boolean, reason: string): void {
  if (condition) return;
  const runnable = context.test ?? context.currentTest;
  if (runnable !== undefined) runnable.title = `${runnable.title} (pending: ${reason})`;
  context.skip();
}

/** Absolute path of a file in the shared test data, or `undefined` when that data is not on this machine. */
export function sharedData(...parts: string[]): string | undefined {
  const path = resolve(process.env.HOSTDRIFT_SHARED ?? '../shared', ...parts);
  return existsSync(path) ? path : undefined;
}
