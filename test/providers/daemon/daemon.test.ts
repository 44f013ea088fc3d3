import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import * as z from 'zod';
import { Daemon } from '../../../src/providers/daemon/daemon.js';
import { endpointOf } from '../../../src/providers/daemon/endpoint.js';
import { Refusal } from '../../../src/providers/daemon/failure.js';
import { DOCKER } from '../../../src/providers/daemon/kinds.js';
import { fakeDaemon } from '../../support/daemon.js';
import { pendingUnless } from '../../support/pending.js';
import { scratchDirectory } from '../../support/scratch.js';

const Answer = z.object({ name: z.string() });

describe('a daemon', () => {
  const { path, write } = scratchDirectory();
  const { serve } = fakeDaemon();
  const at = (socket: string) => ({ HOME: path(), DOCKER_HOST: `unix://${path(socket)}` });

  it('is found where it answers, and answers', async () => {
    await serve(path('d.sock'), { '/info': { body: { name: 'one' } } });
    const daemon = await Daemon.find(DOCKER, at('d.sock'));
    assert.deepEqual(await daemon.ask('/info', Answer), { name: 'one' });
  });

  it('is found at the first of the usual places where one answers', async () => {
    write('.docker/run/x', '');
    await serve(path('.docker/run/docker.sock'), {});
    const kind = { ...DOCKER, endpoints: () => [path('gone.sock'), path('.docker/run/docker.sock')].map(unix) };
    assert.equal((await Daemon.find(kind, {})).endpoint.socketPath, path('.docker/run/docker.sock'));
  });

  it('that is nowhere is an error which says where it was looked for, and how to start one', async () => {
    write('file', '');
    const kind = { ...DOCKER, endpoints: () => [path('gone.sock'), path('file')].map(unix) };
    await assert.rejects(Daemon.find(kind, {}), {
      name: 'EnvironmentError',
      message: `docker: No daemon answers at unix://${path('gone.sock')}: no such socket, nor at unix://${path('file')}: nobody listens`,
      advice: /^Start it .* DOCKER_HOST=/,
    });
  });

  it('that may not be asked is an error which says who may', async function () {
    pendingUnless(this, process.getuid?.() !== 0, 'root may use every socket');
    await serve(path('d.sock'), {});
    chmodSync(path('d.sock'), 0);
    await assert.rejects(Daemon.find(DOCKER, at('d.sock')), {
      message: `docker: The daemon may not be asked at unix://${path('d.sock')} (DOCKER_HOST): permission denied`,
      advice: /the group docker/,
    });
  });

  it('that refuses is quoted, whatever it answers with', async () => {
    await serve(path('d.sock'), {
      '/a': { status: 500, body: { message: 'disk full\n' } },
      '/b': { status: 502, body: '<html>bad gateway</html>' },
      'HEAD /c': { headers: { 'x-stat': 'y' } },
    });
    const daemon = await Daemon.find(DOCKER, at('d.sock'));
    await assert.rejects(daemon.ask('/a', Answer), { message: 'docker answers /a with status 500: disk full' });
    await assert.rejects(daemon.stream('/b'), (error) => error instanceof Refusal && error.status === 502);
    assert.equal((await daemon.headers('/c'))['x-stat'], 'y');
  });

  it('that answers something else is not believed', async () => {
    await serve(path('d.sock'), {
      '/a': { body: 'text' },
      '/b': { body: { name: 1 } },
      '/c': { body: Buffer.alloc(9e6) },
    });
    const daemon = await Daemon.find(DOCKER, at('d.sock'));
    await assert.rejects(daemon.ask('/a', Answer), { message: /^What docker says of \/a is not valid JSON/ });
    await assert.rejects(daemon.ask('/b', Answer), { message: /is not what it should be at name/ });
    await assert.rejects(daemon.ask('/c', Answer), { message: 'docker answers with too much' });
  });

  it('that falls silent is given up', async () => {
    await serve(path('d.sock'), { '/a': { silent: true } });
    const patient = new Daemon(DOCKER, unix(path('d.sock')), { answer: 50, stream: 50 });
    await assert.rejects(patient.ask('/a', Answer), { message: 'docker has said nothing for 0.05 seconds' });
  });
});

function unix(socket: string) {
  return endpointOf(`unix://${socket}`, 'default');
}
