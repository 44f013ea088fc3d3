import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../src/dev/root.js';
import { TOOL } from '../../src/model/tool.js';
import { pendingUnless } from '../support/pending.js';

const PROGRAM = join(ROOT, 'dist/bin/run.js');

const node = (...args: string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' });

/** Arguments that make node run this code before the program. */
const first = (code: string): string[] => ['--import', `data:text/javascript,${code}`];

describe('the built program', () => {
  before(function () {
    pendingUnless(this, existsSync(PROGRAM), 'needs npm run build');
  });

  it('says its version, at not more than three times the cost of node itself', function () {
    this.retries(3);
    const run = node(PROGRAM, '--version');
    assert.match(run.stdout, /^hostdrift\/\d+\.\d+\.\d+\S* \S+ node-v\d+\.\d+\.\d+\n$/);
    assert.ok(run.stdout.startsWith(`hostdrift/${TOOL.version} `));
    const seconds = { own: Number.POSITIVE_INFINITY, bare: Number.POSITIVE_INFINITY };
    const time = (...args: string[]): number => {
      const start = performance.now();
      node(...args);
      return performance.now() - start;
    };
    for (let round = 0; round < 5; round++) {
      // The least of several: what else the machine does can only add.
      seconds.own = Math.min(seconds.own, time(PROGRAM, '--version'));
      seconds.bare = Math.min(seconds.bare, time('-e', '0'));
    }
    assert.ok(seconds.own <= 3 * seconds.bare, `${seconds.own} ms against ${seconds.bare} ms`);
  });

  it('loads no more than it takes to say its version', () => {
    const count = 'process.on("exit",()=>process.stderr.write(String(process.moduleLoadList.length)))';
    const loaded = (...args: string[]) => Number(node(...first(count), PROGRAM, ...args).stderr);
    assert.ok(loaded('--version') < loaded('--help'));
  });

  it('ends quietly, with its own status, when nobody reads on', () => {
    const script = '"$0" "$1" --help | true; echo $PIPESTATUS';
    const run = spawnSync('bash', ['-c', script, process.execPath, PROGRAM], { encoding: 'utf8' });
    assert.deepEqual({ stdout: run.stdout, stderr: run.stderr }, { stdout: '0\n', stderr: '' });
  });

  it('leaves an interrupt to the system', async () => {
    const child = spawn(process.execPath, [...first('setInterval(()=>0,1000)'), PROGRAM, '--help']);
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    const [status, signal] = await once(child, 'exit');
    assert.deepEqual({ status, signal }, { status: null, signal: 'SIGINT' });
  });
});
