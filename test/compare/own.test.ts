import assert from 'node:assert/strict';
import { own } from '../../src/compare/own.js';

describe('own', () => {
  it('gives what the record itself has', () => {
    const record: Record<string, number> = JSON.parse('{"a": 1, "__proto__": 2}');
    assert.deepEqual([own(record, 'a'), own(record, '__proto__')], [1, 2]);
    assert.deepEqual([own({}, 'constructor'), own({}, '__proto__')], [undefined, undefined]);
  });
});
