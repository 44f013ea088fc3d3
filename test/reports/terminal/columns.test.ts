import assert from 'node:assert/strict';
import { columns, pad } from '../../../src/reports/terminal/columns.js';

describe('columns of text', () => {
  it('are two for wide characters and none for combining ones', () => {
    assert.equal(columns('abc'), 3);
    assert.equal(columns('漢字'), 4);
    assert.equal(columns('e\u0301'), 1);
    assert.equal(columns('✗ →'), 3);
    assert.equal(pad('漢', 4), '漢  ');
    assert.equal(pad('abcdef', 4), 'abcdef');
  });
});
