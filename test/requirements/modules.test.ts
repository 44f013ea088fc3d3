import assert from 'node:assert/strict';
import type { Snapshot } from '../../src/model/snapshot.js';
import { prove } from '../../src/requirements/prove.js';
import { captured, deployed, type Files, glibcSystem, library, program } from '../support/proof.js';

const module = library('plugin.so', { needed: ['libpq.so.5'] });
const libpq = { '/usr/lib64/libpq.so.5': library('libpq.so.5') };

async function proved(target: Files, payload: Files, home?: Snapshot) {
  const proofs = prove(
    await captured(payload),
    await captured(target),
    deployed(home === undefined ? {} : { at: '/' }),
    { home },
  );
  return proofs.map(({ entry, verdict, unmet }) => ({
    entry,
    verdict,
    said: unmet.map(({ level, cause }) => `${level} ${cause}`),
  }));
}

describe('modules', () => {
  it('are warned of when they could not be loaded, since a payload may never open them', async () => {
    const found = await proved(glibcSystem(), { '/app': program(), '/plugin.so': module });
    assert.deepEqual(found[1], {
      entry: '/opt/app/plugin.so',
      verdict: 'runs',
      said: ['warning missing-library:libpq.so.5'],
    });
  });

  it('break where they could be loaded in the system that they come from', async () => {
    const at = { '/opt/app/plugin.so': module, '/opt/app/app': program() };
    const home = await captured({ ...glibcSystem('2.36', libpq), ...at });
    const found = await proved(glibcSystem(), at, home);
    assert.deepEqual(found[1]?.said, ['error missing-library:libpq.so.5']);
    const without = await captured({ ...glibcSystem(), ...at });
    assert.equal((await proved(glibcSystem(), at, without)).length, 1);
  });

  it('break where they are all that is deployed', async () => {
    const [found] = await proved(glibcSystem(), { '/plugin.so': module });
    assert.deepEqual(found?.said, ['error missing-library:libpq.so.5']);
  });

  it('are not missing a library that lies anywhere: who opens them may know where', async () => {
    const near = { '/private/libpq.so.5': library('libpq.so.5') };
    assert.deepEqual(await proved(glibcSystem(), { '/plugin.so': module, ...near }), []);
    assert.deepEqual(await proved(glibcSystem('2.36', libpq), { '/plugin.so': module }), []);
  });

  it('need versions of symbols as programs do', async () => {
    const newer = library('plugin.so', { needed: ['libc.so.6'], needs: { 'libc.so.6': ['GLIBC_2.38'] } });
    const [found] = await proved(glibcSystem('2.36'), { '/plugin.so': newer });
    assert.deepEqual(found?.said, ['error missing-symbol-version:GLIBC_2.38@libc.so.6']);
  });

  it('for other processors, and libraries that a program maps, are not looked at again', async () => {
    const foreign = library('plugin.so', { machine: 183, needed: ['libpq.so.5'] });
    const app = program({ needed: ['plugin.so', 'libc.so.6'], runpath: '$ORIGIN' });
    const found = await proved(glibcSystem(), { '/app': app, '/plugin.so': module, '/foreign.so': foreign });
    assert.deepEqual(
      found.map(({ entry }) => entry),
      ['/opt/app/app'],
    );
  });
});
