import assert from 'node:assert/strict';
import { contextEndpoint, currentContext, tlsFiles } from '../../../src/providers/daemon/contexts.js';
import { sha256 } from '../../support/image.js';
import { scratchDirectory } from '../../support/scratch.js';

const ID = sha256(Buffer.from('prod'));

describe('contexts of Docker', () => {
  const { path, write } = scratchDirectory();

  function context(endpoints: object): void {
    write(`contexts/meta/${ID}/meta.json`, JSON.stringify({ Name: 'prod', Metadata: {}, Endpoints: endpoints }));
  }

  it('are chosen by the configuration', () => {
    assert.equal(currentContext(path()), undefined);
    write('config.json', '{"auths": {}, "currentContext": "prod"}');
    assert.equal(currentContext(path()), 'prod');
  });

  it('say where the daemon listens', () => {
    context({ docker: { Host: 'unix:///run/user/1000/docker.sock', SkipTLSVerify: false } });
    const { socketPath, from } = contextEndpoint('prod', path());
    assert.deepEqual([socketPath, from], ['/run/user/1000/docker.sock', 'the context prod']);
  });

  it('bring keys for TLS', () => {
    context({ docker: { Host: 'tcp://build:2376', SkipTLSVerify: true } });
    write(`contexts/tls/${ID}/docker/ca.pem`, 'CA');
    assert.deepEqual(contextEndpoint('prod', path()).tls, {
      ca: 'CA',
      cert: undefined,
      key: undefined,
      unverified: true,
    });
    assert.equal(tlsFiles(path(), false), undefined);
  });

  it('are named where they are no good', () => {
    assert.throws(() => contextEndpoint('other', path()), { message: 'There is no Docker context other' });
    context({});
    assert.throws(() => contextEndpoint('prod', path()), { message: /^The Docker context prod does not say where/ });
    write('config.json', 'no JSON');
    assert.throws(() => currentContext(path()), { message: /config\.json is not what Docker writes there$/ });
  });
});
