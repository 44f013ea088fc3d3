import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  compareNumbers,
  compareNumerals,
  compareStrings,
  isDigit,
  isLetter,
  skip,
} from '../../src/versions/ordering.js';

describe('compareNumerals', () => {
  it('orders digits as the numbers they write, of any size', () => {
    const digits = fc.stringMatching(/^[0-9]{0,25}$/);
    fc.assert(
      fc.property(digits, digits, (a, b) => {
        const difference = BigInt(a) - BigInt(b);
        assert.equal(compareNumerals(a, b), difference === 0n ? 0 : difference < 0n ? -1 : 1);
      }),
    );
  });
});

describe('compareNumbers and compareStrings', () => {
  it('give the sign', () => {
    assert.deepEqual([compareNumbers(1, 2), compareNumbers(2, 2), compareNumbers(3, 2)], [-1, 0, 1]);
    assert.deepEqual([compareStrings('B', 'a'), compareStrings('a', 'a'), compareStrings('ab', 'a')], [-1, 0, 1]);
  });
});

describe('skip', () => {
  it('ends at the first that does not belong, or at the end', () => {
    assert.equal(skip('ab12', 0, isLetter), 2);
    assert.equal(skip('ab12', 2, isDigit), 4);
    assert.equal(skip('ab12', 2, isLetter), 2);
  });
});
