import assert from 'node:assert/strict';

/**
 * Fails a test of the suite that calls this when a promise was rejected in it while nobody waited for it: a command ends
 * with a stack trace then, and Mocha passes over it.
 */
export function noRejectionIsMissed(): void {
  const missed: unknown[] = [];
  const note = (reason: unknown) => missed.push(reason);
  beforeEach(() => {
    missed.length = 0;
    process.on('unhandledRejection', note);
  });
  afterEach(() => {
    process.off('unhandledRejection', note);
    assert.deepEqual(missed, []);
  });
}
