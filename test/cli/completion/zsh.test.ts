import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { zshCompletion } from '../../../src/cli/completion/zsh.js';
import { pendingUnless } from '../../support/pending.js';
import { scratchDirectory } from '../../support/scratch.js';
import { someCommands } from './commands.js';

describe('completion for zsh', () => {
  const directory = scratchDirectory();
  const script = zshCompletion(someCommands());

  it('names commands, flags and values, with what would mean something to zsh escaped', () => {
    assert.match(script, /^#compdef hostdrift\n/);
    assert.ok(script.includes("'rules:The tool'\\''s rules'"));
    assert.ok(script.includes("'*--format=[By default \\[terminal\\]\\: as it is]:value:(html json)'"));
    assert.ok(script.includes("'*-o+[File]:value: _hostdrift_outputs html= json='"));
    assert.ok(script.includes('"names:name:(debian-12 debian-13)"'));
  });

  it('completes in zsh', function () {
    pendingUnless(this, spawnSync('zsh', ['--version']).status === 0, 'needs zsh');
    this.timeout(60_000);
    directory.write('h.zsh', script);
    directory.write('setup.zsh', SETUP);
    directory.write('snapshots/web-prod.json.gz', '');
    const cases = ['hostdrift ch', 'hostdrift check --form', 'hostdrift check -o js', 'hostdrift check web'];
    const { stdout } = spawnSync('zsh', ['-f', '-c', terminal(cases)], {
      encoding: 'utf8',
      cwd: directory.path(),
      timeout: 50_000,
    });
    for (const line of ['<check >', '<check --format=>', '<check -o json=>', '<check web-prod >'])
      assert.ok(stdout.includes(line.replace('<', '<hostdrift ')), `${line} in ${JSON.stringify(stdout)}`);
    assert.doesNotMatch(stdout, /bad option|not found/);
  });
});

/** What a zsh in a terminal does first: `^T` prints the line as it stands, and empties it. */
const SETUP = `autoload -Uz compinit; compinit -u -D; source ./h.zsh; PS1=
show() { zle -I; print -r -- "<$BUFFER>"; BUFFER= }; zle -N show; bindkey '^T' show
print REA''DY
`;

/** A script that types each line into such a terminal, with the key that completes, and prints what was to be seen. */
function terminal(lines: readonly string[]): string {
  return [
    'zmodload zsh/zpty && zpty z zsh -f -i',
    "zpty -w z 'source ./setup.zsh'",
    "zpty -r z out '*READY*'",
    ...lines.map((line) => `zpty -w -n z '${line}'$'\\t\\x14'`),
    "zpty -w z 'exit'",
    'while zpty -r z out; do print -r -- "$out"; done',
  ].join('\n');
}
