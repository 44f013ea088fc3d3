import assert from 'node:assert/strict';
import { installed, nodeCauses, nodeSystem } from '../../support/node.js';

const node18 = nodeSystem('18.20.4', 108);

describe('startCommand', () => {
  const start = (...command: string[]) => ({ commands: [command] });

  it('reads code in the command as code in the directory of the payload', async () => {
    const payload = installed('a', {}, { 'index.js': '' });
    assert.deepEqual(await nodeCauses(node18, payload, start('node', '-e', "require('a'); require('b')")), [
      'error missing-module:b',
    ]);
  });

  it('loads what is to be loaded before', async () => {
    assert.deepEqual(await nodeCauses(node18, { '/app.js': '' }, start('node', '-r', 'dotenv', 'app.js')), [
      'error missing-module:dotenv',
    ]);
  });

  it('misses the file itself', async () => {
    assert.deepEqual(await nodeCauses(node18, { '/app.js': '' }, start('node', 'main.js')), [
      'error missing-module:main.js',
    ]);
  });

  it('leaves other programs to others', async () => {
    assert.deepEqual(await nodeCauses(node18, { '/app.js': "require('b')" }, start('/opt/app/app.js')), []);
  });
});
