import assert from 'node:assert/strict';
import { buildElf } from '../../support/elf/build.js';
import { installed, nodeCauses, nodeSystem } from '../../support/node.js';

const node18 = nodeSystem('18.20.4', 108);
const optionalDependencies = {
  '@f/fast-linux-x64-gnu': '1.0.0',
  '@f/fast-linux-x64-musl': '1.0.0',
  '@f/fast-darwin-arm64': '1.0.0',
  '@f/fast-wasm32-wasi': '1.0.0',
};
const fast = {
  '/app.js': "require('fast')",
  ...installed('fast', { optionalDependencies }, { 'index.js': 'require("@f/fast-" + platform)' }),
};
const part = (name: string, elf: Uint8Array = buildElf()) =>
  installed(name, { main: 'fast.node' }, { 'fast.node': elf });

describe('missingPlatformPackages', () => {
  it('misses the part for this platform', async () => {
    assert.deepEqual(await nodeCauses(node18, fast), ['error node-no-prebuild']);
    assert.deepEqual(await nodeCauses(node18, { ...fast, ...part('@f/fast-darwin-arm64') }), [
      'error node-no-prebuild',
    ]);
    assert.deepEqual(await nodeCauses(node18, { ...fast, ...part('@f/fast-linux-x64-musl') }), [
      'error node-no-prebuild',
    ]);
  });

  it('finds it, or one that runs anywhere', async () => {
    assert.deepEqual(await nodeCauses(node18, { ...fast, ...part('@f/fast-linux-x64-gnu') }), []);
    assert.deepEqual(await nodeCauses(node18, { ...fast, ...installed('@f/fast-wasm32-wasi') }), []);
  });

  it('is not asked by code that loads no such part', async () => {
    const idle = installed('fast', { optionalDependencies }, { 'index.js': '' });
    assert.deepEqual(await nodeCauses(node18, { ...fast, ...idle }), []);
    const named = { 'index.js': "try { require('@f/fast-linux-x64-gnu') } catch (e) { throw e }" };
    assert.deepEqual(await nodeCauses(node18, { ...fast, ...installed('fast', { optionalDependencies }, named) }), [
      'error node-no-prebuild',
      'error missing-module:@f/fast-linux-x64-gnu',
    ]);
  });

  it('looks at add-ons, not at libraries that come beside them', async () => {
    const optional = { ...optionalDependencies, '@f/lib-linux-x64-gnu': '1.0.0' };
    const broken = part('@f/fast-linux-x64-gnu', buildElf({ needed: ['libgone.so.1'] }));
    const own = installed('fast', { optionalDependencies: optional }, { 'index.js': 'require("@f/" + part)' });
    const library = installed('@f/lib-linux-x64-gnu', {}, { 'index.js': '' });
    assert.deepEqual(await nodeCauses(node18, { ...fast, ...own, ...broken, ...library }), [
      'error missing-library:libgone.so.1',
    ]);
  });

  it('tells whether it can be loaded', async () => {
    const broken = part('@f/fast-linux-x64-gnu', buildElf({ needed: ['libgone.so.1'] }));
    assert.deepEqual(await nodeCauses(node18, { ...fast, ...broken }), ['error missing-library:libgone.so.1']);
  });
});
