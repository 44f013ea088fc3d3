import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { findJsonFault } from '../../src/api/json-limits.js';

describe('findJsonFault', () => {
  it('finds nothing in ordinary JSON', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => assert.equal(findJsonFault(value), undefined)));
  });

  it('names the place of a number that is none', () => {
    assert.deepEqual(findJsonFault(JSON.parse('{"a": [1, {"b": -1e999}]}')), {
      path: ['a', '1', 'b'],
      message: 'a number that is too large',
    });
    assert.deepEqual(findJsonFault(Number.POSITIVE_INFINITY)?.path, []);
  });

  it('stops at nesting without end', () => {
    const nested = (depth: number) => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);
    assert.match(findJsonFault(nested(100_000))?.message ?? '', /inside each other/);
    assert.equal(findJsonFault(nested(20)), undefined);
  });
});
