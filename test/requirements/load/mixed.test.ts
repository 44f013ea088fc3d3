import assert from 'node:assert/strict';
import { causesOf, glibcSystem, library, program } from '../../support/proof.js';

describe('mixedReleases', () => {
  const payload = (release: string) => ({
    '/app': program({ runpath: '$ORIGIN/lib' }),
    '/lib/libc.so.6': library('libc.so.6', { versions: [`GLIBC_${release}`] }),
  });

  it('refuses a C library of another release than its loader', async () => {
    assert.deepEqual(await causesOf(glibcSystem('2.41'), payload('2.36')), ['mixed-glibc:2.36@2.41']);
    assert.deepEqual(await causesOf(glibcSystem('2.36'), payload('2.36')), []);
  });
});
