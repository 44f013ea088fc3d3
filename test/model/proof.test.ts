import assert from 'node:assert/strict';
import { entryOf } from '../../src/model/proof.js';

describe('entryOf', () => {
  it('is the command line', () => {
    assert.equal(entryOf(['python3', '-c', 'import flask']), 'python3 -c import flask');
  });
});
