import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Answer, Batch, ThreadStart } from '../../../src/providers/files/threads.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('serve', () => {
  const { path, write } = scratchDirectory();

  it('answers with what the probes of those names made of the files, and with nothing for what it cannot read', async () => {
    write('os.py', 'def f(): pass\n');
    const start: ThreadStart = { names: ['python'], done: new Int32Array(new SharedArrayBuffer(4)) };
    const worker = new Worker(new URL('../../../src/bin/thread.js', import.meta.url), { workerData: start });
    const entry = { path: '/usr/lib/python3.11/os.py', type: 'file', mode: 0o644, uid: 0, gid: 0, size: 14 } as const;
    const batch: Batch = {
      number: 7,
      files: [path('os.py'), path('gone.py')].map((name) => ({ entry, location: { path: name } })),
    };
    worker.postMessage(batch);
    const [answer] = (await once(worker, 'message')) as [Answer];
    await worker.terminate();
    assert.equal(answer.number, 7);
    assert.equal(start.done[0], 1);
    const parsed = { kind: 'module', library: '/usr/lib/python3.11', name: 'os', module: 'f', dist: false };
    assert.deepEqual(answer.results, [{ value: [[0, parsed, undefined]] }, undefined]);
  });
});
