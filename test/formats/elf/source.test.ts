import assert from 'node:assert/strict';
import { ElfError } from '../../../src/formats/elf/source.js';

describe('ElfError', () => {
  it('says where in the file, and of which kind it is', () => {
    const error = new ElfError('no magic number', 12, 'truncated');
    assert.equal(error.message, 'no magic number (at offset 12)');
    assert.equal(error.name, 'ElfError');
    assert.equal(error.reason, 'truncated');
    assert.equal(new ElfError('x', 0).reason, 'malformed');
  });
});
