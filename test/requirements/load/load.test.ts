import assert from 'node:assert/strict';
import { loadProgram } from '../../../src/requirements/load/load.js';
import { causesOf, glibcSystem, LOADER, library, program, proofOf, sceneOf } from '../../support/proof.js';

describe('loadProgram', () => {
  it('asks nothing of a program without a loader', async () => {
    const scene = await sceneOf(glibcSystem(), { '/app': program({ static: true, interpreter: '' }) });
    const found = scene.view.find('/opt/app/app');
    assert.deepEqual(found.kind === 'elf' && loadProgram(scene, found), []);
  });

  it('uses the loader that the payload brings', async () => {
    const interpreter = '/opt/app/ld-linux-x86-64.so.2';
    const payload = {
      '/app': program({ interpreter, runpath: '$ORIGIN' }),
      '/ld-linux-x86-64.so.2': library('ld-linux-x86-64.so.2'),
      '/libc.so.6': library('libc.so.6', { versions: ['GLIBC_2.40'] }),
    };
    assert.deepEqual(await causesOf({}, payload), []);
  });

  it('refuses a loader for another machine, and does not guess at one of another kind', async () => {
    const other = glibcSystem('2.36', { '/lib/ld-x.so.1': library('ld-linux-x86-64.so.2', { machine: 183 }) });
    assert.deepEqual(await causesOf(other, { '/app': program({ interpreter: '/lib/ld-x.so.1' }) }), [
      'bad-elf:interpreter',
    ]);
    const compat = glibcSystem('2.36', { '/lib/ld-y.so.1': library('libgcompat.so.0') });
    const proof = await proofOf(compat, { '/app': program({ interpreter: '/lib/ld-y.so.1' }) });
    assert.equal(proof.verdict, 'unknown');
  });

  it('names the loader that is there instead', async () => {
    const proof = await proofOf(glibcSystem(), { '/app': program({ interpreter: '/lib/ld-musl-x86_64.so.1' }) });
    assert.ok(proof.unmet[0]?.evidence.some(({ path }) => path === `/usr${LOADER}`));
  });
});
