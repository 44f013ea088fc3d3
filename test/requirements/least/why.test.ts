import assert from 'node:assert/strict';
import { why } from '../../../src/requirements/least/why.js';
import { aPayload, aProgram, aScript } from '../../support/payload.js';

const payload = aPayload({
  '/b': aProgram({
    isaLevel: 3,
    needed: ['libc.so.6', 'libpq.so.5'],
    requires: { 'libc.so.6': ['GLIBC_2.2.5', 'GLIBC_2.38'] },
    eager: { '': 'PQexec', 'GLIBC_2.38@libc.so.6': 'strlcpy\nstrlcat' },
    lazy: { 'GLIBC_2.2.5@libc.so.6': 'puts' },
  }),
  '/a': aProgram({
    needed: ['libc.so.6'],
    requires: { 'libc.so.6': ['GLIBC_2.38'] },
    weak: { 'libc.so.6': ['GLIBC_2.38'] },
    optional: { 'GLIBC_2.38@libc.so.6': 'strlcpy' },
  }),
  '/c': aScript('/usr/bin/env', 'python3'),
});

describe('why a payload needs', () => {
  it('a version: the files that ask for it and the functions behind it', () => {
    assert.deepEqual(why(payload, 'GLIBC_2.38'), [
      { path: '/a', asks: 'GLIBC_2.38 of libc.so.6', functions: ['strlcpy'], optional: true },
      { path: '/b', asks: 'GLIBC_2.38 of libc.so.6', functions: ['strlcat', 'strlcpy'] },
    ]);
  });

  it('a library, a loader, an interpreter, a level, a symbol', () => {
    const loader = '/lib64/ld-linux-x86-64.so.2';
    const told = (asked: string) => why(payload, asked).map(({ path, asks }) => `${path}: ${asks}`);
    assert.deepEqual(told('libpq.so.5'), ['/b: libpq.so.5']);
    assert.deepEqual(told(loader), [`/a: the loader ${loader}`, `/b: the loader ${loader}`]);
    assert.deepEqual(told('python3'), ['/c: python3 in PATH']);
    assert.deepEqual(told('/usr/bin/env'), ['/c: the interpreter /usr/bin/env']);
    assert.deepEqual(told('x86-64-v3'), ['/b: a processor of level x86-64-v3']);
    assert.deepEqual(told('puts'), ['/b: GLIBC_2.2.5 of libc.so.6']);
    assert.deepEqual(told('PQexec'), ['/b: any library']);
  });

  it('nothing, where no file asks', () => {
    assert.deepEqual(why(payload, 'GLIBC_2.99'), []);
  });
});
