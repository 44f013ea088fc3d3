import assert from 'node:assert/strict';
import { ruleInput } from '../../../src/api/input.js';
import { PYTHON_RULES } from '../../../src/requirements/python/rules.js';
import { provedRule } from '../../../src/rules/proofs/proved.js';
import { formatFailure, testRules } from '../../../src/rules/self-test.js';

describe('rules of Python', () => {
  it('hold what their examples say', () => {
    const results = testRules(
      PYTHON_RULES.map((rule) => provedRule(rule, 'test')),
      ruleInput,
    );
    assert.deepEqual(results.filter(({ passed }) => !passed).map(formatFailure), []);
    assert.equal(results.length, 12);
  });
});
