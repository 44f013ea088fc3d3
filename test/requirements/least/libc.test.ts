import assert from 'node:assert/strict';
import type { ElfFields } from '../../../src/model/facts/elf.js';
import { isLibcPart, leastLibcs, libcOf } from '../../../src/requirements/least/libc.js';
import { aLibrary, aProgram, filesOf } from '../../support/payload.js';

const elf = (parts: Partial<ElfFields>): ElfFields => ({
  class: 64,
  machine: 'x86_64',
  needed: [],
  requires: {},
  ...parts,
});

describe('the C library of a payload', () => {
  it('is told by the loader, else by what is needed', () => {
    assert.equal(libcOf(elf({ interpreter: '/lib/ld-musl-x86_64.so.1' })), 'musl');
    assert.equal(libcOf(elf({ interpreter: '/lib64/ld-linux-x86-64.so.2' })), 'glibc');
    assert.equal(libcOf(elf({ interpreter: '/lib/ld64.so.1' })), 'glibc');
    assert.equal(libcOf(elf({ interpreter: '/system/bin/linker64' })), 'bionic');
    assert.equal(libcOf(elf({ needed: ['libc.musl-x86_64.so.1'] })), 'musl');
    assert.equal(libcOf(elf({ needed: ['libc.so'] })), 'musl');
    assert.equal(libcOf(elf({ needed: ['libc.so'], requires: { 'libc.so': ['LIBC'] } })), 'bionic');
    assert.equal(libcOf(elf({ needed: ['libc.so.0'] })), 'uclibc');
    assert.equal(libcOf(elf({ needed: ['libm.so.6'] })), 'glibc');
    assert.equal(libcOf(elf({ needed: ['libz.so.1'] })), undefined);
  });

  it('has parts that are known by name', () => {
    for (const name of ['libc.so.6', 'libpthread.so.0', 'ld-linux-x86-64.so.2', 'ld64.so.1', 'libc.musl-x86_64.so.1']) {
      assert.ok(isLibcPart(name), name);
    }
    for (const name of ['libcrypt.so.1', 'libstdc++.so.6', 'libcurl.so.4', 'libz.so.1']) assert.ok(!isLibcPart(name));
  });

  it('must be as new as the newest version that is not forgiven, and says what asks for it', () => {
    const files = filesOf({
      '/old': aProgram({ needed: ['libc.so.6'], requires: { 'libc.so.6': ['GLIBC_2.4'] } }),
      '/new': aProgram({
        needed: ['libc.so.6', 'libm.so.6'],
        requires: { 'libc.so.6': ['GLIBC_2.34', 'GLIBC_2.39', 'GLIBC_PRIVATE'], 'libm.so.6': ['GLIBC_2.38'] },
        weak: { 'libc.so.6': ['GLIBC_2.39'] },
        eager: { 'GLIBC_2.38@libm.so.6': 'fmod' },
      }),
    });
    assert.deepEqual(leastLibcs(files), [
      {
        family: 'glibc',
        version: '2.38',
        raisedBy: [{ library: 'libm.so.6', version: 'GLIBC_2.38', path: '/new', functions: ['fmod'] }],
        files: 2,
      },
    ]);
  });

  it('must know packed relocations where they are used', () => {
    const requires = { 'libc.so.6': ['GLIBC_2.34', 'GLIBC_ABI_DT_RELR'] };
    assert.equal(leastLibcs(filesOf({ '/a': aProgram({ needed: ['libc.so.6'], requires }) }))[0]?.version, '2.36');
  });

  it('is none of a payload that brings it, or that is linked against none', () => {
    const program = aProgram({ needed: ['libc.so.6'], requires: { 'libc.so.6': ['GLIBC_2.38'] } });
    assert.deepEqual(leastLibcs(filesOf({ '/a': program }, { '/libc.so.6': aLibrary('libc.so.6') })), []);
    assert.deepEqual(leastLibcs(filesOf({}, { '/b.so': aLibrary('b.so') })), []);
  });
});
