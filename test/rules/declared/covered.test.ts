import assert from 'node:assert/strict';
import { differencesOf } from '../../../src/rules/declared/covered.js';
import { deb, inputOf } from '../../support/rules.js';

describe('covered differences', () => {
  it('are found by section and key', () => {
    const input = inputOf({ packages: { 'deb/a': deb('a', '1'), 'deb/b': deb('b', '1') } }, { packages: {} });
    assert.deepEqual(
      differencesOf(input, ['packages/deb/b', 'os/libc']).map(({ key }) => key),
      ['deb/b'],
    );
    assert.deepEqual(differencesOf(input, []), []);
  });
});
