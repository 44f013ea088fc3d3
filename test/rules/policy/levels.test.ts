import assert from 'node:assert/strict';
import { evaluate } from '../../../src/rules/evaluate.js';
import { withLevels } from '../../../src/rules/policy/levels.js';
import { NO_INPUT, POLICY, ruleThatFinds } from '../../support/policy.js';

describe('withLevels', () => {
  it('sets the level of all that a rule finds, and leaves out what is off', () => {
    const rules = withLevels([ruleThatFinds('a'), ruleThatFinds('b'), ruleThatFinds('c')], {
      ...POLICY,
      levels: { a: 'note', b: 'off' },
    });
    const { findings } = evaluate(rules, NO_INPUT);
    assert.deepEqual(
      findings.map(({ rule, level }) => [rule, level]),
      [
        ['c', 'error'],
        ['a', 'note'],
      ],
    );
    assert.equal(rules.find(({ id }) => id === 'a')?.level, 'note');
  });

  it('does not take a rule called like a part of every object for one that was named', () => {
    assert.equal(withLevels([ruleThatFinds('constructor')], POLICY).length, 1);
  });
});
