import assert from 'node:assert/strict';
import { dockerProvider } from '../../src/providers/docker.js';
import { fakeDaemon, imageAnswers } from '../support/daemon.js';
import { podmanArchive } from '../support/image.js';
import { scratchDirectory } from '../support/scratch.js';
import { buildTar } from '../support/tar.js';
import { READER, treeLines } from '../support/visitor.js';

const IMAGE = { layers: [buildTar([{ name: 'motd', content: 'hello' }])] };

describe('docker:NAME', () => {
  const { path } = scratchDirectory();
  const { serve } = fakeDaemon();
  const { DOCKER_HOST } = process.env;
  afterEach(() => {
    if (DOCKER_HOST === undefined) delete process.env.DOCKER_HOST;
    else process.env.DOCKER_HOST = DOCKER_HOST;
  });

  it('is an image of the daemon that DOCKER_HOST names', async () => {
    process.env.DOCKER_HOST = `unix://${path('d.sock')}`;
    await assert.rejects(dockerProvider.open('demo', 'docker:demo', {}), {
      message: /^docker: No daemon answers at unix:/,
    });
    await serve(path('d.sock'), imageAnswers('demo', IMAGE, podmanArchive));
    const environment = await dockerProvider.open('demo', 'docker:demo', {});
    assert.deepEqual(treeLines(await environment.scan(READER)), ['file 644 /motd "hello"']);
    await environment.close();
  });
});
