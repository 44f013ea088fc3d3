import assert from 'node:assert/strict';
import { leastLibraries } from '../../../src/requirements/least/libraries.js';
import { aLibrary, aProgram, filesOf } from '../../support/payload.js';

describe('the libraries that a payload does not bring', () => {
  it('come with the highest version of each family and the files that need them', () => {
    const cxx = (versions: string[]) =>
      aProgram({ needed: ['libstdc++.so.6'], requires: { 'libstdc++.so.6': versions } });
    const files = filesOf({
      '/b': cxx(['GLIBCXX_3.4.9', 'CXXABI_1.3']),
      '/a': cxx(['GLIBCXX_3.4.30', 'GLIBCXX_3.4']),
      '/c': aProgram({ needed: ['libc.so.6', 'libc.so.6'] }),
    });
    assert.deepEqual(leastLibraries(files), [
      { name: 'libc.so.6', versions: [], libc: true, files: ['/c'] },
      { name: 'libstdc++.so.6', versions: ['CXXABI_1.3', 'GLIBCXX_3.4.30'], files: ['/a', '/b'] },
    ]);
  });

  it('leave out what it brings for the same machine', () => {
    const programs = {
      '/a': aProgram({ needed: ['libx.so.1'] }),
      '/arm': aProgram({ needed: ['libx.so.1'], machine: 'aarch64' }),
    };
    assert.deepEqual(leastLibraries(filesOf(programs, { '/libx.so.1': aLibrary('libx.so.1') })), [
      { name: 'libx.so.1', versions: [], files: ['/arm'] },
    ]);
  });
});
