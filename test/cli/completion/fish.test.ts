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
    assert.ok(lines.includes(`${within} -l output -s o -r -F -a 'html= json=' -d 'File'`));
    assert.ok(lines.includes(`${within} -a 'debian-12 debian-13'`));
  });

  it('completes in fish', function () {
    pendingUnless(this, spawnSync('fish', ['--version']).status === 0, 'needs fish');
    const offered = (line: string): string[] => {
      const asked = `${script}complete -C '${line}'`;
      const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', asked], {
        encoding: 'utf8',
        cwd: '/proc/self',
      });
      assert.equal(stderr, '');
      return stdout.split('\n').map((text) => text.split('\t')[0] ?? '');
    };
    assert.deepEqual(offered('hostdrift ch'), ['check', '']);
    assert.deepEqual(offered('hostdrift check --format '), ['html', 'json', '']);
    assert.deepEqual(offered('hostdrift check -o js'), ['json=', '']);
    assert.deepEqual(offered('hostdrift check debian-'), ['debian-12', 'debian-13', '']);
  });
});
