import assert from 'node:assert/strict';
import { ruleInput } from '../../../src/api/input.js';
import { DECLARED_RULES } from '../../../src/requirements/python/declared-rules.js';
import { provedRule } from '../../../src/rules/proofs/proved.js';
import { formatFailure, testRules } from '../../../src/rules/self-test.js';

describe('rules of what Python software declares', () => {
  it('hold what their examples say', () => {
    const results = testRules(
      DECLARED_RULES.map((rule) => provedRule(rule, 'test')),
      ruleInput,
    );
    assert.deepEqual(results.filter(({ passed }) => !passed).map(formatFailure), []);
    assert.equal(results.length, 8);
  });
});
