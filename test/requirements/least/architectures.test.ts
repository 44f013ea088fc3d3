import assert from 'node:assert/strict';
import { leastArchitectures, leastKernel } from '../../../src/requirements/least/architectures.js';
import { aProgram, filesOf } from '../../support/payload.js';

const { elfs } = filesOf({
  '/a': aProgram({ isaLevel: 1, minimumKernel: '3.2.0' }),
  '/b': aProgram({ isaLevel: 3, minimumKernel: '3.10.0' }),
  '/c': aProgram({ machine: 'i386', class: 32, minimumKernel: '2.6.32' }),
});

describe('the machine that a payload asks for', () => {
  it('is every architecture in it, with the highest level', () => {
    assert.deepEqual(leastArchitectures(elfs), [
      { machine: 'i386', class: 32, files: 1 },
      { machine: 'x86_64', class: 64, isaLevel: 3, isaFiles: ['/b'], files: 2 },
    ]);
    assert.deepEqual(leastArchitectures([]), []);
  });

  it('has a kernel as new as the newest that a note names', () => {
    assert.deepEqual(leastKernel(elfs), { minimum: '3.10.0', files: ['/b'] });
    assert.equal(leastKernel([]), undefined);
  });
});
