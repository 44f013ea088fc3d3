import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { once } from '../../src/formats/once.js';

describe('once', () => {
  it('makes when asked, and once', () => {
    let made = 0;
    const table = once(() => {
      made++;
      return new Map([['a', 1]]);
    });
    assert.equal(made, 0);
    assert.equal(table(), table());
    assert.equal(made, 1);
  });
});
