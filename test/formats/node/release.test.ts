import assert from 'node:assert/strict';
import { moduleVersionOf, nodeApiOf, releaseInHeader, releaseInProgram } from '../../../src/formats/node/release.js';

describe('releaseInProgram', () => {
  it('finds the address of the source', () => {
    const bytes = Buffer.from('\0\xffhttps://nodejs.org/download/release/v18.20.4/node-v18.20.4.tar.gz\0', 'latin1');
    assert.equal(releaseInProgram(bytes), '18.20.4');
    assert.equal(releaseInProgram(Buffer.from('https://nodejs.org/download/release/')), undefined);
    assert.equal(releaseInProgram(Buffer.alloc(9)), undefined);
  });
});

describe('releaseInHeader', () => {
  it('reads version and NODE_MODULE_VERSION', () => {
    const text =
      '#define NODE_MAJOR_VERSION 20\n#define NODE_MINOR_VERSION 19\n#define NODE_PATCH_VERSION 2\n#define NODE_MODULE_VERSION 115\n';
    assert.deepEqual(releaseInHeader(text), { version: '20.19.2', modules: 115 });
    assert.deepEqual(releaseInHeader('nothing'), {});
  });
});

describe('moduleVersionOf and nodeApiOf', () => {
  it('agree with the Node.js that runs the tests', () => {
    const { node, modules, napi } = process.versions;
    assert.equal(String(moduleVersionOf(node) ?? modules), modules);
    assert.equal(String(nodeApiOf(node)), napi);
  });

  it('know the levels of old lines', () => {
    const levels = [
      '12.22.12',
      '12.18.0',
      '18.20.8',
      '19.0.0',
      '20.2.0',
      '22.13.0',
      '22.14.0',
      '23.5.0',
      '26.0.0',
      '4.0.0',
    ].map(nodeApiOf);
    assert.deepEqual(levels, [8, 6, 9, 8, 8, 9, 10, 9, 10, undefined]);
  });
});
