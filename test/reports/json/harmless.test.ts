import assert from 'node:assert/strict';
import fc from 'fast-check';
import { harmless } from '../../../src/reports/json/harmless.js';

describe('harmless JSON', () => {
  it('means the same and steers nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = harmless(JSON.stringify(text));
        assert.equal(JSON.parse(json), text);
        assert.ok(!/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(json));
      }),
    );
  });
});
