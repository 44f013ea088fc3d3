import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { sameJson } from '../../src/compare/same.js';
import { reordered } from '../support/snapshots.js';

const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)));

describe('sameJson', () => {
  it('agrees with the deep equality of Node', () => {
    fc.assert(fc.property(json, json, (a, b) => assert.equal(sameJson(a, b), isDeepStrictEqual(a, b))));
  });

  it('does not look at the order of keys, but at that of lists', () => {
    fc.assert(fc.property(json, (value) => assert.ok(sameJson(value, reordered(value)))));
    assert.equal(sameJson([1, 2], [2, 1]), false);
  });

  it('takes a list and a record apart, and a field that is left out from one that is null', () => {
    assert.equal(sameJson([], {}), false);
    assert.equal(sameJson({}, []), false);
    assert.equal(sameJson({ a: null }, {}), false);
  });
});
