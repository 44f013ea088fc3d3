import assert from 'node:assert/strict';
import { command, shellWord } from '../../../src/reports/terminal/reference.js';

describe('commands to copy', () => {
  it('are quoted only where a shell needs it', () => {
    assert.equal(shellWord('docker-archive:/srv/a.tar'), 'docker-archive:/srv/a.tar');
    assert.equal(shellWord('my file'), "'my file'");
    assert.equal(shellWord("it's; rm -rf ~"), "'it'\\''s; rm -rf ~'");
    assert.equal(shellWord('a\u001b[2J'), "'a\\x1b[2J'");
    assert.equal(shellWord(''), "''");
  });

  it('stay whole', () => {
    assert.deepEqual(command('diff', 'a b', 'c'), { text: "hostdrift diff 'a b' c", style: 'strong', whole: true });
  });
});
