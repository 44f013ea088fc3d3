import assert from 'node:assert/strict';
import { joined, splitName } from '../../../src/requirements/node/resolve.js';
import { installed, nodeCauses, nodeSystem } from '../../support/node.js';

describe('splitName', () => {
  it('keeps a scope with its name', () => {
    assert.deepEqual(splitName('a'), ['a', '.']);
    assert.deepEqual(splitName('@s/a/b/c'), ['@s/a', './b/c']);
  });
});

describe('resolveName', () => {
  const system = nodeSystem('18.20.4', 108, {
    '/usr/share/nodejs/deb/package.json': '{"name":"deb","version":"1"}',
    '/usr/share/nodejs/deb/index.js': '',
  });

  it('looks in every node_modules above, in NODE_PATH, and where Debian installs', async () => {
    const payload = {
      '/app.js': "require('./src/deep/b'); require('deb'); require('extra')",
      '/src/deep/b.js': "require('a'); require('own')",
      ...installed('a'),
      '/src/node_modules/own/package.json': '{}',
      '/src/node_modules/own/index.js': '',
      '/more/extra/package.json': '{}',
      '/more/extra/index.js': '',
    };
    const environment = { PATH: '/usr/bin', NODE_PATH: '/opt/app/more' };
    assert.deepEqual(await nodeCauses(system, payload, { environment }), []);
    assert.deepEqual(await nodeCauses(system, payload), ['error missing-module:extra']);
  });

  it('does not look there for imports', async () => {
    assert.deepEqual(await nodeCauses(system, { '/app.mjs': "import 'deb'" }, { commands: [['node', 'app.mjs']] }), [
      'error missing-module:deb',
    ]);
  });

  it('follows the links of a store', async () => {
    const payload = {
      '/app.js': "require('a')",
      '/node_modules/a': { link: '.pnpm/a@1/node_modules/a' },
      '/node_modules/.pnpm/a@1/node_modules/a/package.json': '{"name":"a"}',
      '/node_modules/.pnpm/a@1/node_modules/a/index.js': "require('b'); require('c')",
      '/node_modules/.pnpm/a@1/node_modules/b': { link: '../../b@1/node_modules/b' },
      '/node_modules/.pnpm/b@1/node_modules/b/package.json': '{"name":"b"}',
      '/node_modules/.pnpm/b@1/node_modules/b/index.js': '',
    };
    assert.deepEqual(await nodeCauses(system, payload), ['error missing-module:c']);
  });

  it('lets nothing be loaded that a package does not export', async () => {
    const closed = installed('m', { exports: { '.': './i.js', './f/*': './f/*.js' } }, { 'i.js': '', 'x.js': '' });
    const asks = (text: string) => nodeCauses(system, { '/app.js': text, ...closed });
    assert.deepEqual(await asks("require('m'); require('m/f/a')"), []);
    assert.deepEqual(await asks("require('m/x')"), ['error missing-module:m/x']);
    const esm = installed('e', { exports: { import: './i.mjs' } }, { 'i.mjs': '' });
    assert.deepEqual(await nodeCauses(system, { '/app.js': "require('e')", ...esm }), ['error missing-module:e']);
    const open = { commands: [['node', '-C', 'x', 'app.js']] };
    assert.deepEqual(await nodeCauses(system, { '/app.js': "require('m/x')", ...closed }, open), []);
  });

  it('knows since when a condition counts', async () => {
    const exports = { 'module-sync': './new.mjs', default: './old.cjs' };
    const files = { '/app.js': "require('m')", ...installed('m', { exports }, { 'new.mjs': '', 'old.cjs': '' }) };
    assert.deepEqual(await nodeCauses(nodeSystem('20.18.0', 115), files), []);
    assert.deepEqual(await nodeCauses(nodeSystem('22.12.0', 127), files), []);
  });

  it('misses a main file that is not there, unless there is an index', async () => {
    const asks = (json: object, files: object) =>
      nodeCauses(system, { '/app.js': "require('m')", ...installed('m', json, { 'a.js': '', ...files }) });
    assert.deepEqual(await asks({ main: 'dist/i.js' }, {}), ['error missing-module:m']);
    assert.deepEqual(await asks({ main: 'dist/i.js' }, { 'index.js': '' }), []);
    assert.deepEqual(await asks({ main: 'dist/i' }, { 'dist/i.js': '' }), []);
  });
});

describe('joined', () => {
  it('takes out what leads nowhere', () => {
    assert.equal(joined('/a/b', '../c/./d'), '/a/c/d');
    assert.equal(joined('', '/x/'), '/x');
  });
});
