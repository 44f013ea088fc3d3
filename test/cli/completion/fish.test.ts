import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fishCompletion } from '../../../src/cli/completion/fish.js';
import { pendingUnless } from '../../support/pending.js';
import { someCommands } from './commands.js';

describe('completion for fish', () => {
  const script = fishCompletion(someCommands());

  it('names commands, flags and values', () => {
    const lines = script.split('\n');
    const within = "complete -c hostdrift -n '__fish_seen_subcommand_from check'";
    assert.ok(lines.includes("complete -c hostdrift -n '__fish_use_subcommand' -f -a rules -d 'The tool\\'s rules'"));
    assert.ok(lines.includes("complete -c hostdrift -n '__fish_seen_subcommand_from rules' -f -a test -d 'Test'"));
    assert.ok(lines.includes(`${within} -l format -x -a 'html json' -d 'By default [terminal]: as it is'`));
    assert.ok(lines.includes(`${within} -l output -s o -r -F -d 'File'`));
    assert.ok(lines.includes(`${within} -a 'debian-12 debian-13'`));
  });

  it('is read by fish', function () {
    pendingUnless(this, spawnSync('fish', ['--version']).status === 0, 'needs fish');
    assert.equal(spawnSync('fish', ['--no-execute'], { input: script, encoding: 'utf8' }).stderr, '');
  });
});
