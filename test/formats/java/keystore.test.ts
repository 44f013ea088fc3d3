import assert from 'node:assert/strict';
import { keystoreEntries } from '../../../src/formats/java/keystore.js';

describe('keystoreEntries', () => {
  it('reads the count of JKS, and of nothing else', () => {
    assert.equal(keystoreEntries(Buffer.from('feedfeed000000020000008e', 'hex')), 142);
    assert.equal(keystoreEntries(Buffer.from('308201000201033081f9aaaa', 'hex')), undefined);
    assert.equal(keystoreEntries(Buffer.from('feed', 'hex')), undefined);
  });
});
