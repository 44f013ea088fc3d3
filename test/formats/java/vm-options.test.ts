import assert from 'node:assert/strict';
import { knowsOption, vmOptionNames } from '../../../src/formats/java/vm-options.js';

describe('vmOptionNames', () => {
  it('takes the words that can be names, and knows the tails of them', () => {
    const library = Buffer.from('\x7fELF\0UseG1GC\0not one\0MaxPermSize\0ABC\0UNIX\0UseG1GC\0cut');
    const names = vmOptionNames(library);
    assert.deepEqual(names, ['MaxPermSize', 'UseG1GC']);
    assert.deepEqual(
      ['UseG1GC', 'PermSize', 'UseConcMarkSweepGC'].map((option) => knowsOption(names, option)),
      [true, true, false],
    );
  });
});
