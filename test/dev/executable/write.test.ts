import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { canCarryScript, writeExecutable } from '../../../src/dev/executable/write.js';
import { ROOT } from '../../../src/dev/root.js';
import { pendingUnless } from '../../support/pending.js';
import { scratchDirectory } from '../../support/scratch.js';

/** The first check of the README. */
const CHECK = ['check', 'example-site', 'debian-12', 'debian-13'];

describe('the single-file executable', function () {
  this.timeout(300_000);
  const scratch = scratchDirectory();

  it('works in an empty directory, where there is no Node.js', async function () {
    pendingUnless(this, existsSync(join(ROOT, 'dist/bin/run.js')), 'needs npm run build');
    pendingUnless(this, process.platform === 'linux', 'tried on Linux only');
    pendingUnless(this, canCarryScript(process.execPath), 'this Node.js is not one file');
    const executable = scratch.path('hostdrift');
    await writeExecutable(ROOT, process.execPath, executable);
    mkdirSync(scratch.path('empty'));
    mkdirSync(scratch.path('home'));
    const run = (program: string, ...words: string[]) => {
      const env = { PATH: '/nonexistent', HOME: scratch.path('home') };
      return spawnSync(program, words, { cwd: scratch.path('empty'), encoding: 'utf8', env, maxBuffer: 1 << 26 });
    };
    const version = run(executable, '--version');
    assert.deepEqual([version.stderr, version.status], ['', 0]);
    assert.match(version.stdout, new RegExp(`^hostdrift/.* node-${process.version}\n$`));
    for (const words of [CHECK, ['collector'], ['explain', 'missing-library']]) {
      const { stdout, stderr, status } = run(executable, ...words);
      const installed = run(process.execPath, join(ROOT, 'dist/bin/run.js'), ...words);
      assert.deepEqual(pick({ stdout, stderr, status }), pick(installed));
    }
  });
});

function pick({ stdout, stderr, status }: { stdout: string; stderr: string; status: number | null }) {
  // On a slow machine either says how far it is.
  const lines = stderr.split('\n').filter((line) => !line.endsWith(' ...'));
  return { stdout, stderr: lines.join('\n'), status };
}
