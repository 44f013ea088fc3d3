import assert from 'node:assert/strict';
import { installed, nodeCauses, nodeSystem } from '../../support/node.js';

const node12 = nodeSystem('12.22.12', 72);
const node18 = nodeSystem('18.20.4', 108);
const node22 = nodeSystem('22.12.0', 127);

describe('ModuleGraph', () => {
  it('follows files and packages to what is missing', async () => {
    const payload = {
      '/app.js': "require('./lib/a'); require('b')",
      '/lib/a.js': "require('c')",
      ...installed('b', {}, { 'index.js': "require('d'); try { require('e') } catch {} () => require('f')" }),
    };
    assert.deepEqual(await nodeCauses(node18, payload), ['error missing-module:c', 'error missing-module:d']);
  });

  it('takes of packages what is for the NODE_ENV that is set, or for none', async () => {
    const choice = "if (process.env.NODE_ENV === 'production') { require('./p') } else { require('./d') }";
    const files = { 'index.js': choice, 'p.js': "require('for-production')", 'd.js': "require('for-development')" };
    const payload = { '/app.js': "require('b')", ...installed('b', {}, files) };
    assert.deepEqual(await nodeCauses(node18, payload), ['error missing-module:for-development']);
    assert.deepEqual(await nodeCauses(node18, payload, { environment: { NODE_ENV: 'production' } }), [
      'error missing-module:for-production',
    ]);
    // What the software itself does without a value is not known.
    const own = { '/app.js': "if (process.env.NODE_ENV !== 'production') { require('dotenv') }" };
    assert.deepEqual(await nodeCauses(node18, own), []);
    assert.deepEqual(await nodeCauses(node18, own, { environment: { NODE_ENV: 'test' } }), [
      'error missing-module:dotenv',
    ]);
  });

  it('warns of what the software itself loads later', async () => {
    assert.deepEqual(await nodeCauses(node18, { '/app.js': "() => require('x')" }), ['warning missing-module:x']);
  });

  it('ends on files that require each other', async () => {
    const payload = { '/app.js': "require('./b')", '/b.js': "require('./app'); require('./c')" };
    assert.deepEqual(await nodeCauses(node18, payload), ['error missing-module:./c']);
  });

  it('holds syntax, modules and functions against the release', async () => {
    assert.deepEqual(await nodeCauses(node12, { '/app.js': "a?.b; require('gone')" }), [
      'error language-version:syntax',
    ]);
    assert.deepEqual(await nodeCauses(node18, { '/app.js': "require('node:sqlite')" }), [
      'error missing-module:node:sqlite',
    ]);
    assert.deepEqual(await nodeCauses(node12, { '/app.js': "fetch('x')" }), ['error language-version:node-api']);
    assert.deepEqual(await nodeCauses(node12, { '/app.js': "exports.f = () => fetch('x')" }), [
      'warning language-version:node-api',
    ]);
    assert.deepEqual(await nodeCauses(node18, { '/app.js': "fetch('x')" }), []);
  });

  it('knows what kind of modules a file holds', async () => {
    const esm = installed('m', { type: 'module', exports: './index.js' }, { 'index.js': 'export default 1' });
    const payload = { '/app.js': "require('m')", ...esm };
    assert.deepEqual(await nodeCauses(node18, payload), ['error require-module:/opt/app/node_modules/m/index.js']);
    assert.deepEqual(await nodeCauses(node22, payload), []);
    assert.deepEqual(await nodeCauses(node18, { '/app.js': "import 'node:fs'" }), ['error language-version:syntax']);
    assert.deepEqual(await nodeCauses(node22, { '/app.js': "import 'node:fs'" }), []);
  });

  it('says of no file that was not captured that it is missing', async () => {
    const b = installed(
      'b',
      {},
      { 'index.js': "if (x) require('./lib/deep/down/x')", 'lib/deep/down/x.js': "require('nothing')" },
    );
    assert.deepEqual(await nodeCauses(node18, { '/app.js': "require('b')", ...b }), []);
    assert.deepEqual(await nodeCauses(node18, { '/app.js': "require('b/lib/deep/down/x')", ...b }), [
      'error missing-module:nothing',
    ]);
  });
});
