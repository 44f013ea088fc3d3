import assert from 'node:assert/strict';
import { nodeCauses, nodeSystem } from '../../support/node.js';

const node12 = nodeSystem('12.22.12', 72);
const node20 = nodeSystem('20.19.2', 115);
const MODULE = { '/package.json': '{"type":"module"}' };

describe('moduleKind', () => {
  it('starts a project of modules', async () => {
    assert.deepEqual(await nodeCauses(node12, { '/app.js': "import fs from 'fs'", ...MODULE }), []);
  });

  it('misses require in one', async () => {
    assert.deepEqual(await nodeCauses(node20, { '/app.js': "const fs = require('fs')", ...MODULE }), [
      'error require-module:/opt/app/app.js',
    ]);
    const own = "import { createRequire } from 'module'; const require = createRequire(import.meta.url); require('fs')";
    assert.deepEqual(await nodeCauses(node20, { '/app.js': own, ...MODULE }), []);
  });

  it('knows that require does not wait', async () => {
    const payload = { '/app.js': "require('./m.mjs')", '/m.mjs': 'export const a = await 1' };
    assert.deepEqual(await nodeCauses(node20, payload), ['error require-module:/opt/app/m.mjs']);
  });
});

describe('missingNames', () => {
  const start = { commands: [['node', 'app.mjs']] };
  const causes = (text: string, body: string) => nodeCauses(node20, { '/app.mjs': text, '/c.cjs': body }, start);

  it('misses a name that is surely not exported', async () => {
    assert.deepEqual(await causes("import { b } from './c.cjs'", 'exports.a = 1'), ['error import-name:b']);
    assert.deepEqual(await causes("import { a } from './c.cjs'", 'exports.a = 1'), []);
    assert.deepEqual(await causes("import { b } from './c.cjs'", 'module.exports = f()'), []);
  });
});
