import assert from 'node:assert/strict';
import { compareNumbers } from '../../../src/requirements/load/numbers.js';

describe('compareNumbers', () => {
  it('orders dotted numbers', () => {
    assert.ok(compareNumbers('2.9', '2.36') < 0);
    assert.ok(compareNumbers('2.36.1', '2.36') > 0);
    assert.equal(compareNumbers('3.2', '3.2.0'), 0);
  });
});
