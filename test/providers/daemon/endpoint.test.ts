import assert from 'node:assert/strict';
import { endpointOf } from '../../../src/providers/daemon/endpoint.js';

describe('the address of a daemon', () => {
  it('is a socket, or a host with the port that is usual', () => {
    const of = (address: string, tls?: object) => {
      const { socketPath, host, port, tls: given } = endpointOf(address, 'DOCKER_HOST', tls);
      return [socketPath, host, port, given !== undefined];
    };
    assert.deepEqual(of('unix:///run/user/1000/docker.sock'), [
      '/run/user/1000/docker.sock',
      undefined,
      undefined,
      false,
    ]);
    assert.deepEqual(of('tcp://build'), [undefined, 'build', 2375, false]);
    assert.deepEqual(of('tcp://build', {}), [undefined, 'build', 2376, true]);
    assert.deepEqual(of('tcp://[::1]:99/'), [undefined, '::1', 99, false]);
    assert.deepEqual(of('tcp://:4243'), [undefined, 'localhost', 4243, false]);
    assert.deepEqual(of('https://build:1'), [undefined, 'build', 1, true]);
  });

  it('behind ssh can be brought here', () => {
    assert.throws(() => endpointOf('ssh://me@web1', 'the context prod'), {
      name: 'EnvironmentError',
      message: 'the context prod names ssh://me@web1, a daemon behind ssh',
      advice: /ssh -nNT -L \.\/daemon\.sock:\/run\/docker\.sock me@web1/,
    });
  });

  it('is refused where it is none', () => {
    for (const address of [
      '',
      'docker.sock',
      'unix://relative',
      'npipe:////./pipe/x',
      'tcp://',
      'tcp://a b',
      'tcp://a:99999',
    ]) {
      assert.throws(() => endpointOf(address, 'DOCKER_HOST'), { message: /is no address of a daemon$/ }, address);
    }
  });
});
