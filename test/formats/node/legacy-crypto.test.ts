import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { LEGACY_CALLS, OPENSSL_3 } from '../../../src/formats/node/legacy-crypto.js';

describe('LEGACY_CALLS', () => {
  it('has what the OpenSSL of the Node.js that runs the tests refuses', () => {
    assert.ok(Number(process.versions.node.split('.', 1)[0]) >= OPENSSL_3);
    assert.ok(LEGACY_CALLS.has('crypto.createHash(md4)'));
    assert.throws(() => createHash('md4'));
    assert.ok(!LEGACY_CALLS.has('crypto.createHash(md5)'));
  });
});
