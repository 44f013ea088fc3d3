import assert from 'node:assert/strict';
import { checksKernel, glibcReleaseBeside, numberOf } from '../../../src/requirements/load/kernel.js';
import { causesOf, glibcSystem, LOADER, program, sceneOf } from '../../support/proof.js';

async function loaderOf(release: string) {
  const { view } = await sceneOf(glibcSystem(release), {});
  const loader = view.find(LOADER);
  assert.ok(loader.kind === 'elf');
  return { view, loader };
}

describe('glibcReleaseBeside and checksKernel', () => {
  it('go by the C library beside the loader', async () => {
    const [old, today] = [await loaderOf('2.35'), await loaderOf('2.41')];
    assert.equal(glibcReleaseBeside(old.view, old.loader), '2.35');
    assert.equal(checksKernel(old.view, old.loader), true);
    assert.equal(checksKernel(today.view, today.loader), false);
  });
});

describe('numberOf', () => {
  it('takes the numbers of a release', () => {
    assert.deepEqual(
      [numberOf('6.1.0-13-amd64'), numberOf('next'), numberOf(undefined)],
      ['6.1.0', undefined, undefined],
    );
  });
});

describe('kernelTooOld', () => {
  it('ends on a kernel that is older than the loader was built for', async () => {
    const payload = { '/app': program() };
    assert.deepEqual(await causesOf(glibcSystem('2.35'), payload, { kernel: '2.6.32' }), ['kernel-or-osabi']);
    assert.deepEqual(await causesOf(glibcSystem('2.35'), payload, { kernel: '3.10.0' }), []);
    assert.deepEqual(await causesOf(glibcSystem('2.36'), payload, { kernel: '2.6.32' }), []);
    assert.deepEqual(await causesOf(glibcSystem('2.35'), payload), []);
  });
});
