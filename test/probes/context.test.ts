import assert from 'node:assert/strict';
import { UnreadableError } from '../../src/model/problem.js';
import { runProbes } from '../../src/probes/engine.js';
import { type MemoryFile, memoryEnvironment } from '../support/memory-environment.js';
import { textProbe } from '../support/probes.js';

/** Problems of the only probe, and what it is told of the file at `/dir/known`. */
async function told(files: Record<string, MemoryFile>, rest: Parameters<typeof textProbe>[1] = {}) {
  let answer: unknown;
  const probe = textProbe('one', {
    paths: ['/dir/known'],
    ...rest,
    conclude(context) {
      try {
        answer = context.file('/dir/known')?.parsed;
      } catch (error) {
        answer = error;
      }
      return { facts: [] };
    },
  });
  const { one } = await runProbes(memoryEnvironment(files), [probe]);
  return { answer, status: one?.status, problems: one?.problems.map(({ message }) => message) };
}

describe('the context of a probe', () => {
  it('tells a file that is there from one that is not', async () => {
    assert.deepEqual(await told({ '/dir/known': 'x' }), { answer: 'x', status: 'complete', problems: [] });
    assert.deepEqual(await told({}), { answer: undefined, status: 'complete', problems: [] });
    assert.equal((await told({ '/dir/known': { link: 'x' }, '/dir/x': 'y' })).answer, 'y');
  });

  it('does not take an unreadable file for a missing one', async () => {
    const { answer, status, problems } = await told({
      '/dir/known': { content: 'x', unreadable: 'permission denied' },
    });
    assert.ok(answer instanceof UnreadableError);
    assert.deepEqual([status, problems], ['failed', ['/dir/known: permission denied']]);
  });

  it('does not take a file below an unreadable directory for a missing one', async () => {
    const { answer, status, problems } = await told({ '/dir': { directory: true, unreadable: 'permission denied' } });
    assert.ok(answer instanceof UnreadableError);
    assert.deepEqual([status, problems], ['failed', ['/dir: permission denied']]);
  });

  it('is not troubled by what was unreadable elsewhere, unless the probe says that it matters', async () => {
    const elsewhere: Record<string, MemoryFile> = {
      '/other': { directory: true, unreadable: 'permission denied' },
      '/dir/known': 'x',
    };
    assert.equal((await told(elsewhere)).status, 'complete');
    assert.equal((await told(elsewhere, { concerns: (path) => path === '/other' })).status, 'failed');
    const below = { '/dir/other': { content: '', unreadable: 'permission denied' }, '/dir/known': 'x' };
    assert.equal((await told(below)).status, 'complete');
    assert.equal(
      (await told({ '/dir': { directory: true, unreadable: 'x' } }, { concerns: () => false })).answer instanceof
        UnreadableError,
      true,
    );
  });
});
