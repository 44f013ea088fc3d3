import assert from 'node:assert/strict';
import { glibcDirectories, libToken } from '../../../src/requirements/load/glibc-directories.js';
import { glibcSystem, LOADER, library, sceneOf } from '../../support/proof.js';

async function directories(path: string, bytes: Uint8Array): Promise<readonly string[]> {
  const { view } = await sceneOf({ [path]: bytes }, {});
  const loader = view.find(path);
  assert.ok(loader.kind === 'elf');
  return glibcDirectories(view, loader);
}

describe('glibcDirectories', () => {
  it("are what the loader's own file says", async () => {
    const { view } = await sceneOf(glibcSystem(), {});
    const loader = view.find(LOADER);
    assert.deepEqual(loader.kind === 'elf' && glibcDirectories(view, loader), ['/lib64', '/usr/lib64']);
  });

  it('else follow from where it lies', async () => {
    const plain = library('ld-linux-x86-64.so.2');
    assert.deepEqual(await directories('/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2', plain), [
      '/lib/x86_64-linux-gnu',
      '/usr/lib/x86_64-linux-gnu',
      '/lib',
      '/usr/lib',
    ]);
    assert.deepEqual(await directories('/usr/lib/ld-linux-x86-64.so.2', plain), [
      '/lib',
      '/usr/lib',
      '/lib64',
      '/usr/lib64',
    ]);
    assert.deepEqual(await directories('/nix/store/x/lib/ld-linux-x86-64.so.2', plain), ['/nix/store/x/lib']);
  });
});

describe('libToken', () => {
  it('is the first directory without the root and /usr', () => {
    assert.deepEqual(
      [libToken(['/lib/x86_64-linux-gnu']), libToken(['/usr/lib64']), libToken([])],
      ['lib/x86_64-linux-gnu', 'lib64', 'lib'],
    );
  });
});
