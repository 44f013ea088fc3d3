import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const reporter = fileURLToPath(new URL('./reporter.js', import.meta.url));
const pending = new URL('./pending.js', import.meta.url).href;
const mocha = fileURLToPath(new URL('../../../node_modules/.bin/mocha', import.meta.url));

describe('the reporter of the tests', () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), 'hostdrift-reporter-'));
  });
  after(() => rmSync(directory, { recursive: true }));

  const report = (body: string) => {
    const file = join(directory, 'sample.test.mjs');
    writeFileSync(file, `import { pendingUnless } from '${pending}';\n${body}`);
    const run = spawnSync(mocha, ['--no-config', '--reporter', reporter, file], { cwd: directory, encoding: 'utf8' });
    return { status: run.status, lines: run.stdout.trimEnd().split('\n') };
  };

  it('closes with one line of counts and takes over what failed', () => {
    const { status, lines } = report(`it('a', () => {}); it('b', () => { throw new Error('no') });`);
    assert.equal(lines.at(-1), '1 passed, 1 failed, 0 skipped');
    assert.equal(status, 1);
  });

  it('lists why tests were not run, those of a hook counted together', () => {
    const { status, lines } = report(`
      describe('s', () => {
        before(function () { pendingUnless(this, false, 'needs a daemon') });
        it('a', () => {});
        describe('deeper', () => { it('b', () => {}) });
      });
      it('c', function () { pendingUnless(this, false, 'needs rpm') });
      it('d', function () { pendingUnless(this, true, 'needs nothing') });`);
    const start = lines.indexOf('Not run:');
    assert.deepEqual(lines.slice(start + 1, start + 3), ['  2 × needs a daemon', '  1 × needs rpm']);
    assert.equal(lines.at(-1), '1 passed, 0 failed, 3 skipped');
    assert.equal(status, 0);
  });

  it('fails where a test is skipped without a reason', () => {
    const { status, lines } = report(`it('a', function () { this.skip() });`);
    assert.ok(lines.includes('  1 × no reason given: a'));
    assert.notEqual(status, 0);
  });
});
