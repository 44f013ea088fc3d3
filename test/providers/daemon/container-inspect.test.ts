import assert from 'node:assert/strict';
import { configOf, inspectContainer } from '../../../src/providers/daemon/container-inspect.js';
import { Daemon } from '../../../src/providers/daemon/daemon.js';
import { DOCKER } from '../../../src/providers/daemon/kinds.js';
import { containerAnswers, fakeDaemon } from '../../support/daemon.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('what a daemon says of a container', () => {
  const { path } = scratchDirectory();
  const { serve } = fakeDaemon();

  it('is how it is run, without what is another in every container', async () => {
    const config = {
      Hostname: 'c0c0',
      User: '1000:1000',
      Env: ['HOSTNAME=c0c0', 'MODE=prod', 'PATH=/bin'],
      Cmd: ['serve'],
      Entrypoint: null,
      WorkingDir: '/srv',
      StopSignal: '15',
    };
    await serve(path('d.sock'), containerAnswers('web', { config, root: Buffer.alloc(0) }));
    const daemon = await Daemon.find(DOCKER, { DOCKER_HOST: `unix://${path('d.sock')}` });
    const container = await inspectContainer(daemon, 'web');
    assert.deepEqual(configOf(container), {
      user: '1000:1000',
      exposedPorts: [],
      environment: ['MODE=prod', 'PATH=/bin'],
      entrypoint: [],
      command: ['serve'],
      volumes: [],
      workingDirectory: '/srv',
      labels: {},
      stopSignal: 'SIGTERM',
    });
    const named = { ...container, Config: { ...container.Config, StopSignal: 'SIGQUIT' } };
    assert.equal(configOf(named).stopSignal, 'SIGQUIT');
    await assert.rejects(inspectContainer(daemon, 'other'), { status: 404 });
  });
});
