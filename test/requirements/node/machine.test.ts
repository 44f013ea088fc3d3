import assert from 'node:assert/strict';
import { readAddonName } from '../../../src/formats/node/addon-loaders.js';
import { fits, fitting } from '../../../src/requirements/node/machine.js';

const machine = { cpu: 'x64', libc: 'glibc', modules: 115 } as const;
const takes = (name: string) => fits(machine, readAddonName(name));

describe('fits', () => {
  it('holds system, processor, C library and release against the machine', () => {
    const names = [
      'linux-x64',
      'linux-arm64',
      'darwin-x64',
      'linux-x64-musl',
      'linux-x64/node.abi115',
      'linux-x64/node.abi108',
      'plain',
    ];
    assert.deepEqual(names.map(takes), [true, false, false, false, true, false, true]);
  });
});

describe('fitting', () => {
  it('puts what is for exactly this release first', () => {
    const paths = [
      '/node_modules/a/node.napi.glibc.node',
      '/node_modules/a/node.abi115.glibc.node',
      '/node_modules/a/node.abi108.node',
    ];
    assert.deepEqual(fitting(machine, paths), [paths[1], paths[0]]);
  });
});
