import assert from 'node:assert/strict';
import { wordsOf } from '../../../src/requirements/node/options.js';
import { nodeCauses, nodeSystem } from '../../support/node.js';

const node18 = nodeSystem('18.20.4', 108);

describe('wordsOf', () => {
  it('keeps together what is quoted', () => {
    assert.deepEqual(wordsOf('--a --require "./my path/b.js" --c="d \\" e"'), [
      '--a',
      '--require',
      './my path/b.js',
      '--c=d " e',
    ]);
    assert.deepEqual(wordsOf(undefined), []);
  });
});

describe('refusedOptions', () => {
  const causes = (command: string[], NODE_OPTIONS = '') =>
    nodeCauses(
      node18,
      { '/app.js': "require('gone')" },
      { commands: [command], environment: { PATH: '/usr/bin', NODE_OPTIONS } },
    );

  it('ends the program before anything of it', async () => {
    assert.deepEqual(await causes(['node', '--env-file=.env', 'app.js']), ['error node-option:--env-file']);
    assert.deepEqual(await causes(['node', 'app.js'], '--permission'), ['error node-option:--permission']);
    assert.deepEqual(await causes(['node', '--no-warnings', 'app.js', '--env-file'], '--max-old-space-size=9'), [
      'error missing-module:gone',
    ]);
  });
});
