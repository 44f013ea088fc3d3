import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { collector, snapshot } from '../../src/index.js';
import { sampleRoot, writeRoot } from '../support/root.js';
import { scratchDirectory } from '../support/scratch.js';

/** Stands in for ssh: notes how many of its kind run, takes the script, and brings what a host would. */
const SSH = `#!/bin/sh
here=$(dirname "$0")
: >"$here/run.$$"
ls "$here" | grep -c '^run' >>"$here/counts"
cat >/dev/null
cat "$here/records"
rm "$here/run.$$"
`;

describe('a hundred hosts', () => {
  const scratch = scratchDirectory();
  const { PATH } = process.env;
  afterEach(() => {
    process.env.PATH = PATH;
  });

  it('are all asked for at once, of which eight are', async function () {
    this.timeout(120_000);
    for (const name of ['root', 'bin']) mkdirSync(scratch.path(name));
    writeRoot(sampleRoot(), scratch.path('root'));
    const options = { input: collector(), stdio: ['pipe', 'pipe', 'ignore'] as const } as object;
    const records = execFileSync('sh', ['-s', '--', '--root', scratch.path('root'), '--stdout'], options);
    scratch.write('bin/ssh', SSH);
    writeFileSync(scratch.path('bin/records'), records);
    chmodSync(scratch.path('bin/ssh'), 0o755);
    process.env.PATH = `${scratch.path('bin')}:${PATH}`;
    const hosts = Array.from({ length: 100 }, (_, at) => `ssh://web${at}`);
    const taken = await Promise.all(hosts.map((host) => snapshot(host, { takenAt: new Date(0) })));
    assert.deepEqual(
      taken.map(({ environment }) => environment.reference),
      hosts,
    );
    const [first, ...others] = taken.map(({ sections }) => JSON.stringify(sections));
    assert.ok(others.every((sections) => sections === first));
    const counts = readFileSync(scratch.path('bin/counts'), 'utf8').trim().split('\n').map(Number);
    assert.equal(counts.length, 100);
    assert.ok(Math.max(...counts) <= 8, `as many as ${Math.max(...counts)} at a time`);
    assert.deepEqual(
      readdirSync(scratch.path('bin')).filter((name) => name.startsWith('run')),
      [],
    );
  });
});
