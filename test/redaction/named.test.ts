import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { namedLike } from '../../src/redaction/named.js';

describe('namedLike', () => {
  it('goes by the whole name, whatever its capitals', () => {
    const fits = namedLike(['*licence*', 'tenant.id']);
    assert.deepEqual(['OUR_LICENCE_NO', 'tenant.id', 'TENANT.ID', 'tenant-id', 'tenant.ids', ''].map(fits), [
      ...[true, true, true],
      ...[false, false, false],
    ]);
    assert.equal(namedLike([])('anything'), false);
  });

  it('takes every pattern as it stands but for its stars', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (pattern) => {
        assert.equal(namedLike([pattern])(pattern.replaceAll('*', '')), true);
      }),
    );
  });
});
