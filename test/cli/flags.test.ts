import assert from 'node:assert/strict';
import { reference, references } from '../../src/cli/flags.js';

describe('arguments that name environments', () => {
  it('are required and never read from standard input', () => {
    for (const arg of [reference('where it works'), references('where it works')]) {
      assert.equal(arg.required, true);
      assert.equal(arg.ignoreStdin, true);
      assert.equal(arg.description, 'where it works');
    }
    assert.equal(references('').multiple, true);
  });
});
