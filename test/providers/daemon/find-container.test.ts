import assert from 'node:assert/strict';
import { findContainer } from '../../../src/providers/daemon/find-container.js';
import { containerAnswers, fakeDaemon } from '../../support/daemon.js';
import { scratchDirectory } from '../../support/scratch.js';

const ANSWERS = containerAnswers('web', { root: Buffer.alloc(1024) });
const other = { ...ANSWERS, '/containers/web/json': { body: { ...bodyOf(ANSWERS), Id: 'b0'.repeat(32) } } };

function bodyOf(answers: typeof ANSWERS): object {
  return answers['/containers/web/json']?.body as object;
}

describe('the daemon that has a container', () => {
  const { path } = scratchDirectory();
  const docker = fakeDaemon();
  const podman = fakeDaemon();
  const environment = () => ({
    DOCKER_HOST: `unix://${path('docker.sock')}`,
    CONTAINER_HOST: `unix://${path('podman.sock')}`,
  });
  const find = (rest: string) => findContainer(rest, environment());

  it('is whichever answers', async () => {
    await podman.serve(path('podman.sock'), ANSWERS);
    assert.equal((await find('web')).daemon.name, 'podman');
    await docker.serve(path('docker.sock'), {});
    assert.equal((await find('web')).daemon.name, 'podman');
  });

  it('must be said where both have one of that name, unless it is the same', async () => {
    await podman.serve(path('podman.sock'), ANSWERS);
    await docker.serve(path('docker.sock'), ANSWERS);
    assert.equal((await find('web')).daemon.name, 'docker');
    await docker.serve(path('docker.sock'), other);
    await assert.rejects(find('web'), {
      name: 'EnvironmentError',
      message: 'docker and podman both have a container web',
      advice: 'Say whose it is: container:docker:web or container:podman:web.',
    });
    assert.equal((await find('podman:web')).container.Id, 'c0'.repeat(32));
    assert.equal((await find('docker:web')).container.Id, 'b0'.repeat(32));
  });

  it('that nobody has is told of with who was asked, and who does not answer', async () => {
    await assert.rejects(find('web'), {
      message: /^docker: No daemon answers at unix:.*; podman: No daemon answers at unix:/,
      advice: /DOCKER_HOST=/,
    });
    await docker.serve(path('docker.sock'), { '/containers/x/json': { status: 500, body: { message: 'broken' } } });
    await assert.rejects(find('web'), {
      message: /^docker \(unix:.*docker\.sock\) has no container web; podman: No daemon answers/,
      advice: 'List those that there are with: docker ps --all',
    });
    await assert.rejects(find('x'), { message: /status 500: broken/ });
    await assert.rejects(find('../y'), { message: '"../y" is not the name of a container' });
    await assert.rejects(find('docker:'), { message: 'The name of a container is missing' });
  });
});
