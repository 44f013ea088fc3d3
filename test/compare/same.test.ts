import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { likeness } from '../../src/compare/same.js';
import { reordered } from '../support/snapshots.js';

const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)));

describe('likeness', () => {
  it('agrees with the deep equality of Node', () => {
    fc.assert(
      fc.property(json, json, (a, b) => assert.equal(likeness(a, b), isDeepStrictEqual(a, b) ? 'same' : 'different')),
    );
  });

  it('does not look at the order of keys, but at that of lists', () => {
    fc.assert(fc.property(json, (value) => assert.equal(likeness(value, reordered(value)), 'same')));
    assert.equal(likeness([1, 2], [2, 1]), 'different');
  });

  it('takes a list and a record apart, and a field that is left out from one that is null', () => {
    assert.equal(likeness([], {}), 'different');
    assert.equal(likeness({}, []), 'different');
    assert.equal(likeness({ a: null }, {}), 'different');
  });

  it('does not know of secrets of which only the presence was kept, unless something else decides', () => {
    assert.equal(likeness(['-u', '[redacted]'], ['-u', '[redacted]']), 'unknown');
    assert.equal(likeness(['-u', '[redacted]'], ['-x', '[redacted]']), 'different');
    assert.equal(likeness({ a: '[redacted]', b: 1 }, { a: '[redacted]', b: 1 }), 'unknown');
    assert.equal(likeness({ a: '[redacted]', b: 1 }, { a: '[redacted]', b: 2 }), 'different');
  });
});
