import assert from 'node:assert/strict';
import { inputOf, ruleOf } from '../../support/rules.js';

describe('a declared rule', () => {
  it('has what the pack says, the sections that it reads, and the places where it is written', () => {
    const rule = ruleOf({ on: 'users', when: "has(env.target.os.libc) && env.source.has_package('x')" });
    assert.deepEqual([...rule.sections].sort(), ['source.packages', 'target.os', 'users']);
    assert.equal(rule.id, 'test-rule');
    assert.equal(rule.origin, 'test.yaml:1');
    assert.deepEqual(
      rule.examples.map(({ origin }) => origin),
      ['test.yaml:1', 'test.yaml:1'],
    );
  });

  it('does not apply where what it looks something up in does not exist', () => {
    const rule = ruleOf({ when: "!env.target.has_package('x')" });
    assert.equal(rule.judge(inputOf({}, { packages: {} })).length, 1);
    assert.equal(rule.judge(inputOf({}, { packages: { status: 'not-applicable' } })).length, 0);
  });

  it('gives the same verdicts for the same input', () => {
    const rule = ruleOf({ each: 'target.users', message: '{key}' });
    const input = inputOf({}, { users: { 'user/b': {}, 'user/a': {} } });
    assert.deepEqual(
      rule.judge(input).map(({ message }) => message),
      ['user/a', 'user/b'],
    );
    assert.deepEqual(rule.judge(input), rule.judge(input));
  });
});
