import assert from 'node:assert/strict';
import { undecided } from '../../src/rules/undecided.js';

describe('undecided', () => {
  it('says what cannot be told and why', () => {
    const verdict = undecided('The target is older', ['a', 'b']);
    assert.equal(verdict.message, 'not known whether the target is older: a; b');
    assert.equal(verdict.undetermined, true);
    assert.equal(verdict.identity, 'undetermined');
  });

  it('leaves a name at the beginning as it is', () => {
    assert.match(undecided('CPUs differ', []).message, /whether CPUs differ/);
  });
});
