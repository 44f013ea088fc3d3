import assert from 'node:assert/strict';
import { EnvironmentError } from '../../../src/model/problem.js';
import { endpointOf } from '../../../src/providers/daemon/endpoint.js';
import { interrupted, Refusal, unreachable } from '../../../src/providers/daemon/failure.js';
import { DOCKER, PODMAN } from '../../../src/providers/daemon/kinds.js';

const failed = (code: string) => Object.assign(new Error(`connect ${code} /x`), { code });

describe('failures of daemons', () => {
  it('name every place that was tried, and what happened there', () => {
    const failures = [
      { endpoint: endpointOf('unix:///a', 'default'), error: failed('ENOENT') },
      { endpoint: endpointOf('unix:///b', 'CONTAINER_HOST'), error: failed('ECONNREFUSED') },
    ];
    const { message, advice } = unreachable(PODMAN, failures);
    assert.equal(
      message,
      'podman: No daemon answers at unix:///a: no such socket, nor at unix:///b (CONTAINER_HOST): nobody listens',
    );
    assert.match(advice ?? '', /podman\.socket/);
    assert.equal(unreachable(PODMAN, []).message, 'podman: no socket is known');
  });

  it('of permission are told apart: starting another daemon would not help', () => {
    const { message, advice } = unreachable(DOCKER, [
      { endpoint: endpointOf('unix:///a', 'default'), error: failed('EACCES') },
      { endpoint: endpointOf('unix:///b', 'default'), error: failed('ENOENT') },
    ]);
    assert.equal(
      message,
      'docker: The daemon may not be asked at unix:///a: permission denied, nor at unix:///b: no such socket',
    );
    assert.match(advice ?? '', /group docker/);
  });

  it('in the middle say how far it came; what is understood already stays as it is', () => {
    const { message, advice } = interrupted('docker', 'docker:web', 12, failed('ECONNRESET'));
    assert.equal(message, 'docker stopped sending docker:web after 12 bytes: the connection broke');
    assert.match(advice ?? '', /journalctl -u docker/);
    const known = new EnvironmentError('known');
    assert.equal(interrupted('docker', 'x', 0, known), known);
  });

  it('of the API keep its own words', () => {
    const refusal = new Refusal('docker', '/images/x/json', 404, '');
    assert.equal(refusal.message, 'docker answers /images/x/json with status 404');
    assert.ok(refusal instanceof EnvironmentError);
  });
});
