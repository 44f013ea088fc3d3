import assert from 'node:assert/strict';
import { askedSymbols, functionsOf, strongVersions } from '../../../src/requirements/least/asked-symbols.js';

const fields = {
  class: 64 as const,
  machine: 'x86_64',
  needed: ['libc.so.6'],
  requires: { 'libc.so.6': ['GLIBC_2.2.5', 'GLIBC_2.38'] },
  weak: { 'libc.so.6': ['GLIBC_2.38'] },
  eager: { 'GLIBC_2.2.5@libc.so.6': 'stdout', '': 'PQexec' },
  lazy: { 'GLIBC_2.2.5@libc.so.6': 'puts\nexit' },
  optional: { 'GLIBC_2.38@libc.so.6': 'strlcpy' },
};

describe('the symbols that a file asks for', () => {
  it('are those looked up at start, at the first call, and those that may be missing', () => {
    assert.deepEqual(
      askedSymbols(fields).map(({ version, library, names }) => [version, library, names]),
      [
        ['GLIBC_2.2.5', 'libc.so.6', ['stdout']],
        [undefined, undefined, ['PQexec']],
        ['GLIBC_2.2.5', 'libc.so.6', ['puts', 'exit']],
        ['GLIBC_2.38', 'libc.so.6', ['strlcpy']],
      ],
    );
  });

  it('are named by library, and by version where one is given', () => {
    assert.deepEqual(functionsOf(fields, 'libc.so.6', 'GLIBC_2.2.5'), ['exit', 'puts', 'stdout']);
    assert.deepEqual(functionsOf(fields, 'libc.so.6'), ['exit', 'puts', 'stdout', 'strlcpy']);
    assert.deepEqual(functionsOf(fields, 'libm.so.6'), []);
  });

  it('leave out versions that may be missing', () => {
    assert.deepEqual(strongVersions(fields, 'libc.so.6'), ['GLIBC_2.2.5']);
    assert.deepEqual(strongVersions(fields, 'constructor'), []);
  });
});
