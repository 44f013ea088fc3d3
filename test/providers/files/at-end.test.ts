import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { scratchDirectory } from '../../support/scratch.js';

const MODULE = new URL('../../../src/providers/files/at-end.js', import.meta.url).href;

describe('what is left to clean up', () => {
  const scratch = scratchDirectory();

  /** Has two files to remove, forgets one of them, and ends as `end` says. */
  function run(end: string) {
    scratch.write('kept', '');
    scratch.write('removed', '');
    const program = `
      import { rmSync } from 'node:fs';
      import { atEnd } from ${JSON.stringify(MODULE)};
      const forget = atEnd(() => rmSync('kept'));
      atEnd(() => rmSync('removed'));
      forget();
      ${end}
      await new Promise((resolve) => setTimeout(resolve, 5000));`;
    return spawnSync(process.execPath, ['--input-type=module', '-e', program], { cwd: scratch.path() });
  }

  it('is cleaned up however the process ends, and the signal that ended it is told', () => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      assert.equal(run(`process.kill(process.pid, '${signal}');`).signal, signal);
      assert.deepEqual([existsSync(scratch.path('removed')), existsSync(scratch.path('kept'))], [false, true], signal);
    }
    for (const end of ['process.exit(3);', 'throw new Error();']) {
      assert.notEqual(run(end).status, 0);
      assert.deepEqual([existsSync(scratch.path('removed')), existsSync(scratch.path('kept'))], [false, true], end);
    }
  });
});
