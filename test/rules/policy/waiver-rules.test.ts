import assert from 'node:assert/strict';
import { WAIVER_EXPIRED, WAIVER_RULES, WAIVER_UNUSED } from '../../../src/rules/policy/waiver-rules.js';
import { NO_INPUT } from '../../support/policy.js';

describe('WAIVER_RULES', () => {
  it('can be explained, and find nothing in snapshots', () => {
    assert.deepEqual(
      WAIVER_RULES.map(({ id }) => id),
      [WAIVER_EXPIRED, WAIVER_UNUSED],
    );
    for (const rule of WAIVER_RULES) {
      assert.ok(rule.why.length > 20 && rule.fix.length > 20);
      assert.deepEqual(rule.judge(NO_INPUT), []);
    }
  });
});
