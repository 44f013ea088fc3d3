import assert from 'node:assert/strict';
import fc from 'fast-check';
import { canonicalSize } from '../../../src/formats/config/size.js';

describe('canonicalSize', () => {
  it('writes the same size in one way', () => {
    for (const text of ['64M', '64m', '65536k', '67108864']) assert.equal(canonicalSize(text), '64M');
    assert.equal(canonicalSize('1000'), '1000');
    assert.equal(canonicalSize('0'), '0');
  });

  it('leaves alone what is no size', () => {
    for (const text of ['', '-1', '64MB', '1.5G', 'off', '10 20']) assert.equal(canonicalSize(text), text);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('', 'k', 'M', 'g'), (amount, unit) => {
        const once = canonicalSize(`${amount}${unit}`);
        assert.equal(canonicalSize(once), once);
      }),
    );
  });
});
