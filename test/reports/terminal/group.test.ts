import assert from 'node:assert/strict';
import { byRule } from '../../../src/reports/terminal/group.js';
import { aFinding } from '../../support/report.js';

describe('findings by rule', () => {
  it('keep the order in which the rules come', () => {
    const groups = byRule([aFinding({ rule: 'b' }), aFinding({ rule: 'a' }), aFinding({ rule: 'b' })]);
    assert.deepEqual(
      groups.map(({ rule, findings }) => [rule, findings.length]),
      [
        ['b', 2],
        ['a', 1],
      ],
    );
  });

  it('know whether they share a fix', () => {
    assert.equal(byRule([aFinding({ fix: 'x' }), aFinding({ fix: 'x' })])[0]?.fix, 'x');
    assert.equal(byRule([aFinding({ fix: 'x' }), aFinding({ fix: 'y' })])[0]?.fix, undefined);
  });
});
