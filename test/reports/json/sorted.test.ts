import assert from 'node:assert/strict';
import { sorted } from '../../../src/reports/json/sorted.js';

describe('sorted records', () => {
  it('have their keys in code-unit order all the way down, lists their own', () => {
    const value = { b: [{ d: 1, c: null }, 2, 1], B: 'x', a: {} };
    assert.equal(JSON.stringify(sorted(value)), '{"B":"x","a":{},"b":[{"c":null,"d":1},2,1]}');
  });

  it('are what they were when they are in order', () => {
    const value = { a: [1, { b: 1, c: 2 }], d: null };
    assert.equal(sorted(value), value);
  });
});
