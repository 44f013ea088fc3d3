import assert from 'node:assert/strict';
import { programIdentity } from '../../src/providers/program-identity.js';

describe('the identity of the program', () => {
  it('is a hash, and the same as long as the program is', () => {
    assert.match(programIdentity(), /^[0-9a-f]{64}$/);
    assert.equal(programIdentity(), programIdentity());
  });
});
