import assert from 'node:assert/strict';
import { isLibraryModule } from '../../../src/formats/python/library-names.js';

describe('isLibraryModule', () => {
  it('knows modules of some version, and private ones', () => {
    assert.deepEqual(['os', 'tomllib', 'distutils', '_ctypes', 'flask'].map(isLibraryModule), [
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});
