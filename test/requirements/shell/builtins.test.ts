import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isApplet, isBuiltin, shellKind } from '../../../src/requirements/shell/builtins.js';
import { pendingUnless } from '../../support/pending.js';

describe('builtins', () => {
  it('tells shells by the names of their programs', () => {
    assert.deepEqual(['/usr/bin/dash', '/bin/bash', '/bin/busybox.static', '/bin/ksh'].map(shellKind), [
      'dash',
      'bash',
      'busybox',
      undefined,
    ]);
    assert.deepEqual([isApplet('grep'), isApplet('ssh')], [true, false]);
  });

  it('knows those that each shell has', () => {
    assert.deepEqual(
      [isBuiltin('dash', '[['), isBuiltin('bash', '[['), isBuiltin('busybox', '[[')],
      [false, true, true],
    );
    assert.deepEqual([isBuiltin('dash', 'local'), isBuiltin('dash', 'source')], [true, false]);
  });

  for (const shell of ['dash', 'bash'] as const) {
    it(`agrees with ${shell}`, function () {
      pendingUnless(this, existsSync(`/bin/${shell}`), `there is no /bin/${shell}`);
      const names =
        'alias cd local source declare mapfile ulimit printf history enable [ nosuch cat pushd hash trap'.split(' ');
      const code = `PATH=/nowhere; for n in ${names.join(' ')}; do command -v $n >/dev/null && echo $n; done; true`;
      const real = execFileSync(`/bin/${shell}`, ['-c', code], { encoding: 'utf8' }).trim().split('\n');
      assert.deepEqual(
        names.filter((name) => isBuiltin(shell, name)),
        real,
      );
    });
  }
});
