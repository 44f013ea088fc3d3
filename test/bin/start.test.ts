import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../src/dev/root.js';
import { pendingUnless } from '../support/pending.js';

const PROGRAM = join(ROOT, 'dist/bin/run.js');

const node = (...args: string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' });

describe('start', () => {
  before(function () {
    pendingUnless(this, existsSync(PROGRAM), 'needs npm run build');
  });

  it('shows its help when it is asked for nothing', () => {
    const run = node(PROGRAM);
    assert.equal(run.status, 0);
    assert.match(run.stdout, /COMMANDS/);
  });

  it('takes help for a command, and -h', () => {
    const asked = node(PROGRAM, 'check', '--help').stdout;
    assert.match(asked, /USAGE\n {2}\$ hostdrift check/);
    assert.equal(node(PROGRAM, 'help', 'check').stdout, asked);
    assert.equal(node(PROGRAM, 'check', '-h').stdout, asked);
    assert.equal(node(PROGRAM, 'help').stdout, node(PROGRAM).stdout);
  });

  it('answers bad usage with exit status 2 and nothing on standard output', () => {
    for (const args of [['no-such-command'], ['check', '--no-such-flag'], ['--no-such-flag']]) {
      const run = node(PROGRAM, ...args);
      assert.equal(run.status, 2, args.join(' '));
      assert.equal(run.stdout, '', args.join(' '));
      assert.doesNotMatch(run.stderr, /^ +at /m, 'a stack is not for the user');
    }
  });

  it('makes an error that nobody foresaw exit status 2, not 1, which means findings', () => {
    const late = 'process.once("beforeExit",()=>{throw%20new%20Error("late")})';
    const run = node('--import', `data:text/javascript,${late}`, PROGRAM, '--help');
    assert.equal(run.status, 2);
    assert.match(run.stderr, /late/);
  });
});
