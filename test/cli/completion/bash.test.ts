import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { bashCompletion } from '../../../src/cli/completion/bash.js';
import { pendingUnless } from '../../support/pending.js';
import { someCommands } from './commands.js';

/** What bash offers for the last of `words`. */
function offered(...words: readonly string[]): string[] {
  const list = words.map((word) => `'${word}'`).join(' ');
  const ask = `COMP_WORDS=(hostdrift ${list}); COMP_CWORD=${words.length}; _hostdrift; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const script = `${bashCompletion(someCommands())}\n${ask}`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], {
    encoding: 'utf8',
    cwd: '/proc/self/fdinfo',
  });
  assert.equal(stderr, '');
  return stdout.split('\n').filter((line) => line !== '');
}

describe('completion for bash', () => {
  before(function () {
    pendingUnless(this, spawnSync('bash', ['--version']).status === 0, 'needs bash');
  });

  it('offers commands, and those below one', () => {
    assert.deepEqual(offered(''), ['check', 'rules']);
    assert.deepEqual(offered('c'), ['check']);
    assert.deepEqual(offered('rules', 'te'), ['test']);
  });

  it('offers flags and what their values may be', () => {
    assert.deepEqual(offered('check', '--f'), ['--format', '--fail-on']);
    assert.deepEqual(offered('check', '--format', ''), ['html', 'json']);
    assert.deepEqual(offered('check', '--format', '=', 'j'), ['json']);
    assert.deepEqual(offered('check', '--format', '='), ['html', 'json']);
    assert.deepEqual(offered('check', '--section', 'o'), ['os']);
    assert.deepEqual(offered('check', '-o', 'h'), ['html=']);
    assert.deepEqual(offered('check', '-o', 'json', '=', 'h'), []);
    assert.deepEqual(offered('check', '--output', '=', 'json', '='), []);
  });

  it('offers names where an environment is asked for', () => {
    assert.deepEqual(offered('check', 'debian-13', 'deb'), ['debian-12', 'debian-13']);
  });
});
