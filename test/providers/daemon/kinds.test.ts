import assert from 'node:assert/strict';
import { DOCKER, PODMAN } from '../../../src/providers/daemon/kinds.js';
import { sha256 } from '../../support/image.js';
import { scratchDirectory } from '../../support/scratch.js';

const addresses = (kind: typeof DOCKER, environment: NodeJS.ProcessEnv) =>
  kind.endpoints(environment).map(({ address, from }) => `${address} ${from}`);

describe('where daemons listen', () => {
  const { path, write } = scratchDirectory();

  it('is what DOCKER_HOST says, before contexts', () => {
    const environment = { HOME: path(), DOCKER_HOST: 'unix:///d.sock', DOCKER_CONTEXT: 'prod' };
    assert.deepEqual(addresses(DOCKER, environment), ['unix:///d.sock DOCKER_HOST']);
  });

  it('is encrypted where Docker is told so', () => {
    write('certs/ca.pem', 'CA');
    const environment = {
      HOME: path(),
      DOCKER_HOST: 'tcp://h',
      DOCKER_TLS_VERIFY: '1',
      DOCKER_CERT_PATH: path('certs'),
    };
    const [{ port, tls } = {}] = DOCKER.endpoints(environment);
    assert.deepEqual([port, tls?.ca, tls?.unverified], [2376, 'CA', false]);
  });

  it('is what the context says that a variable or the configuration chooses', () => {
    const meta = JSON.stringify({ Endpoints: { docker: { Host: 'unix:///rootless.sock' } } });
    write(`.docker/contexts/meta/${sha256(Buffer.from('rootless'))}/meta.json`, meta);
    const chosen = ['unix:///rootless.sock the context rootless'];
    assert.deepEqual(addresses(DOCKER, { HOME: path(), DOCKER_CONTEXT: 'rootless' }), chosen);
    write('.docker/config.json', '{"currentContext":"rootless"}');
    assert.deepEqual(addresses(DOCKER, { HOME: path() }), chosen);
    assert.deepEqual(addresses(DOCKER, { HOME: '/none', DOCKER_CONFIG: path('.docker') }), chosen);
    assert.equal(addresses(DOCKER, { HOME: path(), DOCKER_CONTEXT: 'default' }).length, 3);
  });

  it('is one of the usual places else, those of the user among them', () => {
    assert.deepEqual(addresses(DOCKER, { HOME: '/home/me', XDG_RUNTIME_DIR: '/run/user/1' }), [
      'unix:///var/run/docker.sock default',
      'unix:///run/user/1/docker.sock default',
      'unix:///home/me/.docker/run/docker.sock default',
      'unix:///home/me/.docker/desktop/docker.sock default',
    ]);
    assert.deepEqual(addresses(PODMAN, { XDG_RUNTIME_DIR: '/run/user/1' }), [
      'unix:///run/user/1/podman/podman.sock default',
      'unix:///run/podman/podman.sock default',
    ]);
    assert.deepEqual(addresses(PODMAN, { CONTAINER_HOST: 'unix:///p.sock' }), ['unix:///p.sock CONTAINER_HOST']);
  });
});
