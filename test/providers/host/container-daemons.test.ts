import assert from 'node:assert/strict';
import { readContainerDaemons } from '../../../src/providers/host/container-daemons.js';
import { fakeDaemon } from '../../support/daemon.js';
import { scratchDirectory } from '../../support/scratch.js';

const VERSION = {
  Version: '24.0.7',
  Components: [
    { Name: 'Engine', Version: '24.0.7' },
    { Name: 'containerd', Version: '1.6.24' },
    { Name: 'runc', Version: '1.1.9' },
  ],
};

const INFO = { Driver: 'overlay2', CgroupDriver: 'systemd', SecurityOptions: ['name=seccomp,profile=builtin'] };

describe('daemons that run containers', () => {
  const { path } = scratchDirectory();
  const { serve } = fakeDaemon();
  const environment = () => ({ HOME: path(), DOCKER_HOST: `unix://${path('d.sock')}` });

  it('say what they are and what they work with', async () => {
    await serve(path('d.sock'), { '/version': { body: VERSION }, '/info': { body: INFO } });
    assert.deepEqual(await readContainerDaemons(environment()), [
      {
        name: 'docker',
        version: '24.0.7',
        components: { containerd: '1.6.24', runc: '1.1.9' },
        storageDriver: 'overlay2',
        cgroupDriver: 'systemd',
        security: ['name=seccomp,profile=builtin'],
      },
    ]);
  });

  it('are none where nobody answers, where it is answered badly, and where they are another machine', async () => {
    assert.deepEqual(await readContainerDaemons(environment()), []);
    await serve(path('d.sock'), { '/version': { body: 'what?' } });
    assert.deepEqual(await readContainerDaemons(environment()), []);
    assert.deepEqual(await readContainerDaemons({ HOME: path(), DOCKER_HOST: 'tcp://127.0.0.1:1' }), []);
  });
});
