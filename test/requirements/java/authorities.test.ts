import assert from 'node:assert/strict';
import { causes, java, START } from '../../support/java.js';
import { javaClass } from '../../support/java-class.js';

describe('missingAuthorities', () => {
  it('asks for authorities where TLS is used', async () => {
    const init = 'javax/net/ssl/TrustManagerFactory.init(Ljava/security/KeyStore;)V';
    const payload = { '/App.class': javaClass({ main: [{ pushNull: true }, { call: init, virtual: true }] }) };
    assert.deepEqual(await causes(payload, START), ['error missing-ca-bundle:java-cacerts']);
    const full = java('17.0.1', {
      '/usr/lib/jvm/j/lib/security/cacerts': Buffer.from('feedfeed000000020000008e', 'hex'),
    });
    assert.deepEqual(await causes(payload, START, full), []);
    assert.deepEqual(await causes(payload, [['java', '-Djavax.net.ssl.trustStore=/x', '-cp', '/opt/app', 'App']]), []);
  });
});
