import assert from 'node:assert/strict';
import { buildElf } from '../../support/elf/build.js';
import { installed, nodeCauses, nodeSystem } from '../../support/node.js';

const node18 = nodeSystem('18.20.4', 108, {}, { symbols: [{ name: 'napi_create_object' }] });
const napi = buildElf({ symbols: [{ name: 'napi_register_module_v1' }] });
const app = { '/app.js': "require('fast')" };
const fast = (files: Record<string, string | Uint8Array>, json: object = { gypfile: true }) => ({
  ...app,
  ...installed('fast', json, { 'index.js': "module.exports = require('node-gyp-build')(__dirname)", ...files }),
  ...installed('node-gyp-build'),
});

describe('findAddon', () => {
  it('takes the prebuilt add-on of this platform', async () => {
    const others = { 'prebuilds/linux-arm64/node.napi.node': napi, 'prebuilds/linux-x64/node.napi.musl.node': napi };
    assert.deepEqual(await nodeCauses(node18, fast({ ...others, 'prebuilds/linux-x64/node.napi.node': napi })), []);
    assert.deepEqual(await nodeCauses(node18, fast(others)), ['error node-no-prebuild']);
  });

  it('prefers what was built in place', async () => {
    const broken = buildElf({ needed: ['libgone.so.1'] });
    const files = { 'build/Release/fast.node': broken, 'prebuilds/linux-x64/node.napi.node': napi };
    assert.deepEqual(await nodeCauses(node18, fast(files)), ['error missing-library:libgone.so.1']);
  });

  it('misses one that the package puts the name of together', async () => {
    const code = { 'index.js': "for (const d of dirs) { try { require(d + '/fast.node') } catch {} } throw 1" };
    assert.deepEqual(await nodeCauses(node18, { ...app, ...installed('fast', {}, code) }), []);
    const later = { 'index.js': 'module.exports = (d) => require(d + "/fast.node")' };
    const built = (files: object) => ({ ...app, ...installed('fast', { gypfile: true }, { ...later, ...files }) });
    assert.deepEqual(await nodeCauses(node18, built({})), ['error node-no-prebuild']);
    assert.deepEqual(await nodeCauses(node18, built({ 'prebuilds/linux-x64/fast.node': napi })), []);
  });

  it('goes by the place that node-pre-gyp has', async () => {
    const json = { binary: { module_name: 'x', module_path: './lib/{node_abi}-{platform}' }, gypfile: true };
    const code = { 'index.js': "const pre = require('@mapbox/node-pre-gyp'); require(pre.find('package.json'))" };
    const payload = (files: Record<string, string | Uint8Array>) => ({
      ...app,
      ...installed('@mapbox/node-pre-gyp'),
      ...installed('fast', json, { ...code, ...files }),
    });
    assert.deepEqual(await nodeCauses(node18, payload({})), ['error missing-module:x.node']);
    assert.deepEqual(await nodeCauses(node18, payload({ 'lib/node-v108-linux/x.node': napi })), []);
    assert.deepEqual(await nodeCauses(node18, payload({ 'lib/node-v115-linux/x.node': napi })), [
      'error missing-module:x.node',
    ]);
  });
});

describe('checkAddon', () => {
  const main = (elf: Uint8Array) => ({ ...app, ...installed('fast', { main: 'fast.node' }, { 'fast.node': elf }) });

  it('tells add-ons for another release, and for another machine', async () => {
    const old = buildElf({ symbols: [{ name: 'node_register_module_v115' }] });
    assert.deepEqual(await nodeCauses(node18, main(old)), ['error node-abi:115->108']);
    assert.deepEqual(await nodeCauses(nodeSystem('20.19.2', 115), main(old)), []);
    assert.deepEqual(await nodeCauses(node18, main(napi)), []);
    assert.deepEqual(await nodeCauses(node18, main(Buffer.from('no ELF'))).then((all) => all.length), 1);
  });

  it('tells calls of functions that the release does not have', async () => {
    const symbols = [
      { name: 'napi_register_module_v1' },
      { name: 'napi_create_object', undefined: true },
      { name: 'node_api_create_property_key_utf16', undefined: true },
    ];
    assert.deepEqual(await nodeCauses(node18, main(buildElf({ symbols, bindNow: true }))), [
      'error missing-symbol:node_api_create_property_key_utf16',
    ]);
  });
});
