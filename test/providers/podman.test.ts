import assert from 'node:assert/strict';
import { podmanProvider } from '../../src/providers/podman.js';
import { fakeDaemon, imageAnswers } from '../support/daemon.js';
import { podmanArchive } from '../support/image.js';
import { scratchDirectory } from '../support/scratch.js';
import { buildTar } from '../support/tar.js';
import { READER, treeLines } from '../support/visitor.js';

const IMAGE = { layers: [buildTar([{ name: 'motd', content: 'hello' }])] };

describe('podman:NAME', () => {
  const { path } = scratchDirectory();
  const { serve } = fakeDaemon();
  const { CONTAINER_HOST } = process.env;
  afterEach(() => {
    if (CONTAINER_HOST === undefined) delete process.env.CONTAINER_HOST;
    else process.env.CONTAINER_HOST = CONTAINER_HOST;
  });

  it('is an image of the daemon that CONTAINER_HOST names', async () => {
    process.env.CONTAINER_HOST = `unix://${path('d.sock')}`;
    await assert.rejects(podmanProvider.open('demo', 'podman:demo', {}), {
      message: /^podman: No daemon answers at unix:/,
    });
    await serve(path('d.sock'), imageAnswers('demo', IMAGE, podmanArchive));
    const environment = await podmanProvider.open('demo', 'podman:demo', {});
    assert.deepEqual(treeLines(await environment.scan(READER)), ['file 644 /motd "hello"']);
    await environment.close();
  });
});
