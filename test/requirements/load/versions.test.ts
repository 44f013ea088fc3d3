import assert from 'node:assert/strict';
import { causesOf, glibcSystem, library, program, proofOf } from '../../support/proof.js';

describe('missingVersions', () => {
  it('names every version that the library found does not define, and who uses it', async () => {
    const symbols = [{ name: 'strlcpy', undefined: true, version: 'libc.so.6:GLIBC_2.38' }];
    const proof = await proofOf(glibcSystem(), { '/app': program({ symbols }) });
    assert.deepEqual(
      proof.unmet.map(({ cause }) => cause),
      ['missing-symbol-version:GLIBC_2.38@libc.so.6'],
    );
    assert.deepEqual(
      proof.unmet[0]?.evidence.map(({ fact }) => fact),
      ['needs GLIBC_2.38 of libc.so.6, for strlcpy', 'ends at GLIBC_2.36'],
    );
    assert.match(proof.unmet[0]?.fix ?? '', /glibc is older than 2\.38|link statically/);
  });

  it('knows the mark of packed relocations', async () => {
    const app = program({ needs: { 'libc.so.6': ['GLIBC_ABI_DT_RELR'] } });
    const { unmet } = await proofOf(glibcSystem(), { '/app': app });
    assert.match(unmet[0]?.fix ?? '', /nopack-relative-relocs/);
  });

  it('forgives weak needs, and libraries without any versions', async () => {
    const weak = program({ needs: { 'libc.so.6': ['?GLIBC_2.38'] } });
    assert.deepEqual(await causesOf(glibcSystem(), { '/app': weak }), []);
    const plain = {
      '/app': program({ needed: ['libfoo.so.1'], needs: { 'libfoo.so.1': ['V2'] }, runpath: '$ORIGIN' }),
    };
    const { '/app': app } = plain;
    assert.deepEqual(await causesOf(glibcSystem(), { '/app': app, '/libfoo.so.1': library('libfoo.so.1') }), []);
    const old = library('libfoo.so.1', { versions: ['V1'] });
    assert.deepEqual(await causesOf(glibcSystem(), { '/app': app, '/libfoo.so.1': old }), [
      'missing-symbol-version:V2@libfoo.so.1',
    ]);
  });

  it('asks the needs of libraries too', async () => {
    const foo = library('libfoo.so.1', { needed: ['libc.so.6'], needs: { 'libc.so.6': ['GLIBC_2.38'] } });
    const app = program({ needed: ['libfoo.so.1'], runpath: '$ORIGIN' });
    assert.deepEqual(await causesOf(glibcSystem(), { '/app': app, '/libfoo.so.1': foo }), [
      'missing-symbol-version:GLIBC_2.38@libc.so.6',
    ]);
  });
});
