import assert from 'node:assert/strict';
import { testedRules } from '../../../src/reports/terminal/rule-tests.js';
import { PLAIN } from '../../support/report.js';

const result = {
  rule: 'a',
  example: 'older',
  origin: 'r.yaml:3',
  passed: true,
  expected: 1,
  found: ['x'],
  undetermined: [],
};

describe('tested rules', () => {
  it('are counted', () => {
    assert.equal(testedRules([result, { ...result, rule: 'b' }], PLAIN), '✓ 2 examples of 2 rules hold.\n');
  });

  it('name the place of what does not hold, and what was found instead', () => {
    const failed = { ...result, passed: false, expected: 0 };
    const undecided = { ...result, passed: false, found: [], undetermined: ['cannot say'] };
    assert.equal(
      testedRules([failed, result, undecided], PLAIN),
      `r.yaml:3: a, example "older": expected 0 findings, got 1
  • x

r.yaml:3: a, example "older": expected 1 finding, got 0, and it could not decide
  • cannot say

✗ 2 of 3 examples of 1 rule do not hold.
`,
    );
  });
});
