import assert from 'node:assert/strict';
import { captureStatus, exitStatus, FAIL_ON } from '../../src/cli/exit-status.js';
import { aFinding, aReport, aTarget } from '../support/report.js';

const error = aFinding();
const warning = aFinding({ level: 'warning' });
const note = aFinding({ level: 'note' });

describe('the exit status', () => {
  it('is 1 for findings at or above --fail-on', () => {
    const statuses = (findings: (typeof error)[]) =>
      FAIL_ON.map((failOn) => exitStatus(aReport([aTarget('t', findings)]), failOn, false));
    // never, error, warning, note
    assert.deepEqual(statuses([error]), [0, 1, 1, 1]);
    assert.deepEqual(statuses([warning]), [0, 0, 1, 1]);
    assert.deepEqual(statuses([note]), [0, 0, 0, 1]);
    assert.deepEqual(statuses([]), [0, 0, 0, 0]);
    assert.deepEqual(statuses([aFinding({ status: 'waived' })]), [0, 0, 0, 0]);
  });

  it('is 2 where a target is unknown, unless holes are accepted', () => {
    const report = aReport([aTarget('t', [], { verdict: 'unknown' })]);
    for (const failOn of FAIL_ON) {
      assert.equal(exitStatus(report, failOn, false), 2);
      assert.equal(exitStatus(report, failOn, true), 0);
    }
  });

  it('is 2 where a rule could not decide that would have counted', () => {
    const report = aReport([aTarget('t', [aFinding({ status: 'undetermined', level: 'warning' })])]);
    assert.equal(exitStatus(report, 'error', false), 0);
    assert.equal(exitStatus(report, 'warning', false), 2);
    assert.equal(exitStatus(report, 'warning', true), 0);
  });

  it('is 1 for a target that is known to break, whatever else is unknown of it', () => {
    const findings = [error, aFinding({ status: 'undetermined' })];
    assert.equal(exitStatus(aReport([aTarget('t', findings)]), 'error', false), 1);
  });

  it('is that of the worst target', () => {
    const runs = aTarget('a', []);
    const breaks = aTarget('b', [error]);
    const unknown = aTarget('c', [], { verdict: 'unknown' });
    assert.equal(exitStatus(aReport([runs, breaks]), 'error', false), 1);
    assert.equal(exitStatus(aReport([unknown, breaks, runs]), 'error', false), 2);
    assert.equal(exitStatus(aReport([unknown, breaks, runs]), 'error', true), 1);
  });
});

describe('the exit status of what judges nothing', () => {
  it('is 2 where something could not be read, unless that is accepted', () => {
    assert.equal(captureStatus([], false), 0);
    assert.equal(captureStatus(['x'], false), 2);
    assert.equal(captureStatus(['x'], true), 0);
  });

  it('is 0 for what an earlier report knows, unless something could not be read', () => {
    const known = aFinding({ baseline: 'unchanged' });
    const status = (parts: Parameters<typeof aTarget>[2], ...findings: (typeof error)[]) =>
      exitStatus(aReport([aTarget('t', findings, { gone: [], ...parts })]), 'error', false);
    assert.equal(status({}, known), 0);
    assert.equal(status({}, known, aFinding({ baseline: 'new' })), 1);
    const hole = { environment: 'target', section: 'os', reason: 'unreadable', message: 'no' } as const;
    assert.equal(status({ problems: [hole] }, known), 2);
  });
});
