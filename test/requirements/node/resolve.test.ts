import assert from 'node:assert/strict';
import { splitName } from '../../../src/requirements/node/resolve.js';
import { installed, nodeCauses, nodeSystem } from '../../support/node.js';

describe('splitName', () => {
  it('keeps a scope with its name', () => {
    assert.deepEqual(splitName('a'), ['a', '.']);
    assert.deepEqual(splitName('@s/a/b/c'), ['@s/a', './b/c']);
  });
});

describe('resolveName', () => {
  const system = nodeSystem('18.20.4', 108, { '/usr/share/nodejs/deb/package.json': '{"name":"deb","version":"1"}' });

  it('looks in every node_modules above, in NODE_PATH, and where Debian installs', async () => {
    const payload = {
      '/app.js': "require('./src/deep/b'); require('deb'); require('extra')",
      '/src/deep/b.js': "require('a'); require('own')",
      ...installed('a'),
      '/src/node_modules/own/package.json': '{}',
      '/more/extra/package.json': '{}',
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
    };
    assert.deepEqual(await nodeCauses(system, payload), ['error missing-module:c']);
  });
});
