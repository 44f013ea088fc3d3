import assert from 'node:assert/strict';
import { containerProvider } from '../../src/providers/container.js';
import { containerAnswers, fakeDaemon } from '../support/daemon.js';
import { scratchDirectory } from '../support/scratch.js';
import { buildTar } from '../support/tar.js';
import { READER, treeLines } from '../support/visitor.js';

describe('container:NAME', () => {
  const { path } = scratchDirectory();
  const { serve } = fakeDaemon();
  const { DOCKER_HOST } = process.env;
  afterEach(() => {
    if (DOCKER_HOST === undefined) delete process.env.DOCKER_HOST;
    else process.env.DOCKER_HOST = DOCKER_HOST;
  });

  it('is a container of the daemon that answers', async () => {
    process.env.DOCKER_HOST = `unix://${path('d.sock')}`;
    await serve(path('d.sock'), containerAnswers('web', { root: buildTar([{ name: 'motd', content: 'hello' }]) }));
    const environment = await containerProvider.open('docker:web', 'container:docker:web', {});
    assert.deepEqual(treeLines(await environment.scan(READER)), ['file 644 /motd "hello"']);
    await environment.close();
  });
});
