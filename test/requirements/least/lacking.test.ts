import assert from 'node:assert/strict';
import { lacking, lackingRuntimes } from '../../../src/requirements/least/lacking.js';
import { leastRequirements } from '../../../src/requirements/least/least.js';
import { aLibrary, aPayload } from '../../support/payload.js';

const module = aLibrary('module.so', {
  needed: ['libc.so.6', 'libpq.so.5'],
  requires: { 'libc.so.6': ['GLIBC_2.38'] },
});
const requirements = leastRequirements(aPayload({}, { '/module.so': module }));

function target(machine: string, libraries: Parameters<typeof aPayload>[1]) {
  const snapshot = aPayload({}, libraries);
  const os = { status: 'complete' as const, problems: [], facts: { architecture: { machine } } };
  return { ...snapshot, sections: { ...snapshot.sections, os } };
}

describe('what an environment lacks for a payload of libraries', () => {
  it('is the libraries and versions that it does not have', () => {
    const old = target('x86_64', { '/lib/libc.so.6': aLibrary('libc.so.6', { defines: ['GLIBC_2.36'] }) });
    assert.deepEqual(lacking(requirements, old), [
      'missing-library:libpq.so.5',
      'missing-symbol-version:GLIBC_2.38@libc.so.6',
    ]);
  });

  it('is nothing where all is there, under whatever name', () => {
    const enough = target('x86_64', {
      '/lib/libc.so.6': aLibrary('libc.so.6', { defines: ['GLIBC_2.38'] }),
      '/lib/pq': aLibrary('libpq', { name: 'pq', links: ['/lib/libpq.so.5'] }),
    });
    assert.deepEqual(lacking(requirements, enough), []);
  });

  it('is the machine before all else', () => {
    assert.deepEqual(lacking(requirements, target('aarch64', {})), ['wrong-arch']);
  });

  it('may also be the runtime of a language, where that is surely not there', () => {
    const needs = { specifiers: '>=20', basis: 'declared' as const, files: ['/package.json'] };
    const languages = [{ language: 'node' as const, files: 1, versions: [needs], packages: [], parts: [] }];
    const asking = { ...requirements, languages };
    const bare = target('x86_64', {});
    const node = { status: 'complete' as const, problems: [], facts: {} };
    const none = { ...bare, sections: { ...bare.sections, node } };
    assert.deepEqual(lackingRuntimes(asking, none), ['missing-interpreter:node']);
    assert.deepEqual(lackingRuntimes(asking, bare), []);
    assert.deepEqual(lackingRuntimes({ ...asking, languages: [] }, none), []);
  });
});
