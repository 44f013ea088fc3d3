import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { zshCompletion } from '../../../src/cli/completion/zsh.js';
import { pendingUnless } from '../../support/pending.js';
import { someCommands } from './commands.js';

describe('completion for zsh', () => {
  const script = zshCompletion(someCommands());

  it('names commands, flags and values, with what would mean something to zsh escaped', () => {
    assert.match(script, /^#compdef hostdrift\n/);
    assert.ok(script.includes("'rules:The tool'\\''s rules'"));
    assert.ok(script.includes("'*--format=[By default \\[terminal\\]\\: as it is]:value:(html json)'"));
    assert.ok(script.includes("'*-o+[File]:value:_files'"));
    assert.ok(script.includes('"names:name:(debian-12 debian-13)"'));
  });

  it('is read by zsh', function () {
    pendingUnless(this, spawnSync('zsh', ['--version']).status === 0, 'needs zsh');
    assert.equal(spawnSync('zsh', ['-n'], { input: script, encoding: 'utf8' }).stderr, '');
  });
});
