import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fits } from '../../../src/rules/policy/pattern.js';

describe('fits', () => {
  it('takes * for anything and the rest for itself', () => {
    for (const [pattern, name] of [
      ['a', 'a'],
      ['*', ''],
      ['a*', 'abc'],
      ['*c', 'abc'],
      ['a*c*e', 'abcde'],
      ['a*a', 'aa'],
    ]) {
      assert.ok(fits(pattern ?? '', name ?? ''), `${pattern} ${name}`);
    }
    for (const [pattern, name] of [
      ['a', 'ab'],
      ['a*', 'ba'],
      ['a*a', 'a'],
      ['a*b*b', 'ab'],
      ['.', 'a'],
      ['a?', 'ab'],
    ]) {
      assert.ok(!fits(pattern ?? '', name ?? ''), `${pattern} ${name}`);
    }
  });

  it('agrees with a regular expression', () => {
    const text = fc.stringMatching(/^[ab*]{0,6}$/);
    fc.assert(
      fc.property(text, fc.stringMatching(/^[ab]{0,8}$/), (pattern, name) => {
        assert.equal(fits(pattern, name), new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(name));
      }),
    );
  });
});
