import assert from 'node:assert/strict';
import { archiveLayer } from '../../../src/providers/daemon/archive-layer.js';
import { Daemon } from '../../../src/providers/daemon/daemon.js';
import { DOCKER } from '../../../src/providers/daemon/kinds.js';
import { DEFAULT_LIMITS, EntryBudget } from '../../../src/providers/image/limits.js';
import { squash } from '../../../src/providers/image/squash.js';
import { type Answer, fakeDaemon } from '../../support/daemon.js';
import { scratchDirectory } from '../../support/scratch.js';
import { buildTar } from '../../support/tar.js';
import { READER, treeLines } from '../../support/visitor.js';

const TAR = buildTar([
  { name: 'app/', type: '5', mode: 0o755 },
  { name: 'app/run', content: 'x' },
  { name: 'app/again', type: '1', link: 'app/run' },
]);

describe('an archive of a daemon', () => {
  const { path } = scratchDirectory();
  const { serve } = fakeDaemon();

  async function read(answer: Answer, options: { directory?: string; most?: number } = {}) {
    await serve(path('d.sock'), { '/x': answer });
    const daemon = await Daemon.find(DOCKER, { DOCKER_HOST: `unix://${path('d.sock')}` });
    const budget = new EntryBudget(DEFAULT_LIMITS);
    const layer = await archiveLayer(daemon, '/x', { name: 'it', visitor: READER, budget, ...options });
    return layer === undefined ? undefined : treeLines(squash([layer], 'archive'));
  }

  it('is read while it comes, below the directory that it belongs in', async () => {
    assert.deepEqual((await read({ body: TAR }))?.slice(1), ['file 644 /app/again "x"', 'file 644 /app/run "x"']);
    assert.deepEqual((await read({ body: TAR }, { directory: '/opt' }))?.slice(2), [
      'file 644 /opt/app/again "x"',
      'file 644 /opt/app/run "x"',
    ]);
    assert.deepEqual(await read({ body: Buffer.alloc(1024) }), []);
  });

  it('is left alone where it is too much', async () => {
    assert.equal(await read({ body: TAR }, { most: 1000 }), undefined);
  });

  it('that breaks off, or is refused, is an error', async () => {
    await assert.rejects(read({ body: TAR, cutAfter: 700 }), {
      message: 'docker stopped sending it after 700 bytes: the connection broke',
    });
    await assert.rejects(read({ body: 'x'.repeat(600) }), { message: /^it is not a tar archive/ });
    await assert.rejects(read({ status: 404, body: { message: 'no' } }), { message: /status 404: no$/ });
  });
});
