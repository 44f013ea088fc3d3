import assert from 'node:assert/strict';
import { reference } from '../../src/cli/flags.js';

describe('an argument that names an environment', () => {
  it('is required and never read from standard input', () => {
    const arg = reference('where it works');
    assert.equal(arg.required, true);
    assert.equal(arg.ignoreStdin, true);
    assert.equal(arg.description, 'where it works');
  });
});
