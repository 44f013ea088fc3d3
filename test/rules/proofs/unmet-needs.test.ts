import assert from 'node:assert/strict';
import type { Fact } from '../../../src/model/snapshot.js';
import { unmetNeeds } from '../../../src/rules/proofs/unmet-needs.js';
import { inputOf, library } from '../../support/rules.js';

const owner = 'deb/x:amd64';
const libc = (...defines: string[]) => library('libc.so.6', { owner, defines });

function unmet(source: Record<string, Fact>, target: Record<string, Fact>): string[] {
  const input = inputOf({ libraries: source }, { libraries: target });
  return unmetNeeds(input).map(({ soname, version, consumers }) => {
    return `${soname}${version === undefined ? '' : `:${version}`} < ${consumers.map(({ path }) => path).join(' ')}`;
  });
}

describe('unmet needs', () => {
  const app = library('app.so', { needed: ['libc.so.6'], requires: { 'libc.so.6': ['GLIBC_2.2.5', 'GLIBC_2.38'] } });

  it('are versions that the target’s library does not define', () => {
    const source = { '/opt/app.so': app, '/lib/libc.so.6': libc('GLIBC_2.2.5', 'GLIBC_2.38') };
    assert.deepEqual(unmet(source, { '/lib/libc.so.6': libc('GLIBC_2.2.5') }), ['libc.so.6:GLIBC_2.38 < /opt/app.so']);
    assert.deepEqual(unmet(source, source), []);
  });

  it('are libraries that the target has not, each once', () => {
    const source = {
      '/lib/libpq.so.5.15': library('libpq.so.5', { owner }),
      '/opt/a.so': library('a.so', { needed: ['libpq.so.5'] }),
      '/opt/b.so': library('b.so', { needed: ['libpq.so.5'] }),
    };
    assert.deepEqual(unmet(source, { '/lib/libc.so.6': libc() }), ['libpq.so.5 < /opt/a.so /opt/b.so']);
  });

  it('are not what the source lacks as well, nor what the software brings, nor what packages need', () => {
    const source = {
      '/opt/a.so': library('a.so', { needed: ['libnone.so.1', 'libown.so.1'] }),
      '/opt/libown.so.1': library('libown.so.1'),
      '/lib/owned.so': library('owned.so', { owner, needed: ['libz.so.1'] }),
      '/lib/libz.so.1': library('libz.so.1', { owner }),
    };
    assert.deepEqual(unmet(source, { '/lib/libc.so.6': libc() }), []);
  });

  it('are met only by a library of the same class and machine', () => {
    const source = {
      '/lib/libz.so.1': library('libz.so.1', { owner }),
      '/opt/a.so': library('a.so', { needed: ['libz.so.1'] }),
    };
    const other = {
      '/lib32/libz.so.1': library('libz.so.1', { class: 32, machine: 'i386' }),
      '/lib/libc.so.6': libc(),
    };
    assert.deepEqual(unmet(source, other), ['libz.so.1 < /opt/a.so']);
    const foreign = { '/lib/libz.so.1': library('libz.so.1', { machine: 'aarch64' }) };
    assert.deepEqual(unmet(source, foreign), [], 'another architecture is another rule’s');
    assert.deepEqual(unmet(source, {}), ['libz.so.1 < /opt/a.so'], 'but an empty target has none');
  });

  it('are not versions that may be missing', () => {
    const weak = { ...app, weak: { 'libc.so.6': ['GLIBC_2.38'] } };
    const source = { '/opt/app.so': weak, '/lib/libc.so.6': libc('GLIBC_2.2.5', 'GLIBC_2.38') };
    assert.deepEqual(unmet(source, { '/lib/libc.so.6': libc('GLIBC_2.2.5') }), []);
  });

  it('are only the C library where that is missing', () => {
    const source = {
      '/opt/a.so': library('a.so', { needed: ['libm.so.6', 'libc.so.6'] }),
      '/lib/libc.so.6': libc(),
      '/lib/libm.so.6': library('libm.so.6', { owner }),
    };
    assert.deepEqual(unmet(source, { '/lib/ld-musl-x86_64.so.1': library('libc.musl-x86_64.so.1') }), [
      'libc.so.6 < /opt/a.so',
    ]);
  });

  it('are met by a link with the name', () => {
    const source = {
      '/opt/a.so': library('a.so', { needed: ['libblas.so'] }),
      '/lib/libblas.so': library('libblas.so', { owner }),
    };
    const linked = { '/lib/blas/libopenblas.so.0': library('libopenblas.so.0', { links: ['/lib/libblas.so'] }) };
    assert.deepEqual(unmet(source, linked), []);
  });

  it('stand nonsense in the facts', () => {
    const odd = {
      '/a': { needed: 'x', requires: [1] },
      '/b': { needed: [1, '__proto__', 'constructor'], requires: null },
    };
    assert.deepEqual(unmet(odd, odd), []);
  });
});
