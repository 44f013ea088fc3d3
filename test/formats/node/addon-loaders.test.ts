import assert from 'node:assert/strict';
import { readAddonName } from '../../../src/formats/node/addon-loaders.js';

describe('readAddonName', () => {
  it('reads names of packages for platforms', () => {
    assert.deepEqual(readAddonName('@img/sharp-linuxmusl-x64'), { os: 'linux', cpu: 'x64', libc: 'musl' });
    assert.deepEqual(readAddonName('@swc/core-linux-arm64-gnu'), { os: 'linux', cpu: 'arm64', libc: 'glibc' });
    assert.deepEqual(readAddonName('@esbuild/darwin-arm64'), { os: 'darwin', cpu: 'arm64' });
    assert.deepEqual(readAddonName('express'), {});
    assert.deepEqual(readAddonName('linux-utilities'), { os: 'linux' });
  });

  it('reads names of prebuilt files', () => {
    const path = 'prebuilds/linux-x64/node.abi115.musl.node';
    assert.deepEqual(readAddonName(path), { os: 'linux', cpu: 'x64', libc: 'musl', modules: 115 });
    assert.deepEqual(readAddonName('prebuilds/win32-ia32/node.napi.node'), { os: 'win32', cpu: 'ia32', nodeApi: true });
    assert.equal(readAddonName('lib/binding/node-v108-linux-x64/x.node').modules, 108);
  });
});
