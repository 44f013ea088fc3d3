import assert from 'node:assert/strict';
import { causesOf, glibcSystem, library, program } from '../../support/proof.js';

describe('levelTooLow', () => {
  const payload = {
    '/app': program({ needed: ['libfoo.so.1'], runpath: '$ORIGIN' }),
    '/libfoo.so.1': library('libfoo.so.1', { isaLevel: 3 }),
  };

  it('refuses what is marked for a better processor, where the processor is known', async () => {
    assert.deepEqual(await causesOf(glibcSystem(), payload, { cpuLevel: 2 }), ['cpu-isa']);
    assert.deepEqual(await causesOf(glibcSystem(), payload, { cpuLevel: 3 }), []);
    assert.deepEqual(await causesOf(glibcSystem(), payload), []);
  });

  it('knows that glibc up to 2.32 does not look, nor anybody at a static program', async () => {
    const old = glibcSystem('2.31', { '/usr/lib64/libc.so.6': library('libc.so.6', { versions: ['GLIBC_2.31'] }) });
    assert.deepEqual(await causesOf(old, payload, { cpuLevel: 2 }), []);
    const fixed = { '/app': program({ static: true, interpreter: '', isaLevel: 3 }) };
    assert.deepEqual(await causesOf(glibcSystem(), fixed, { cpuLevel: 1 }), []);
  });
});
