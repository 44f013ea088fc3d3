import assert from 'node:assert/strict';
import { isRecord, plain } from '../../../src/reports/shared/plain.js';

describe('values of facts', () => {
  it('are text on one line, the same whatever the order of their keys', () => {
    assert.equal(plain('x'), 'x');
    assert.equal(plain(''), '""');
    assert.equal(plain(5), '5');
    assert.equal(plain(undefined), 'nothing');
    assert.equal(plain({ b: 1, a: [true, null] }), '{"a":[true,null],"b":1}');
  });

  it('are records when they have named parts', () => {
    assert.deepEqual([{}, [], null, 'x'].map(isRecord), [true, false, false, false]);
  });
});
