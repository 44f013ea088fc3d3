import assert from 'node:assert/strict';
import { hwcapsDirectories } from '../../../src/requirements/load/hwcaps.js';
import { glibcSystem, LOADER, library, sceneOf } from '../../support/proof.js';

async function directories(release: string, level: number): Promise<string[]> {
  const libc = library('libc.so.6', { versions: [`GLIBC_${release}`] });
  const { view } = await sceneOf(glibcSystem(release, { '/usr/lib64/libc.so.6': libc }), {});
  const loader = view.find(LOADER);
  assert.ok(loader.kind === 'elf');
  return hwcapsDirectories(view, loader, level);
}

describe('hwcapsDirectories', () => {
  it('are those of the release, best first', async () => {
    assert.deepEqual(await directories('2.41', 3), ['glibc-hwcaps/x86-64-v3', 'glibc-hwcaps/x86-64-v2']);
    assert.deepEqual(await directories('2.41', 1), []);
    assert.deepEqual(await directories('2.31', 1), ['tls/x86_64', 'tls', 'x86_64']);
    assert.equal((await directories('2.36', 4))[0], 'glibc-hwcaps/x86-64-v4');
  });
});
