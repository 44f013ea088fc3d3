import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pendingUnless, sharedData } from '../support/pending.js';

/** Captures references one after the other, in a process of its own: a crash is seen, and its memory can be measured. */
const CAPTURE = `
  import { snapshot } from ${JSON.stringify(new URL('../../src/index.js', import.meta.url).href)};
  for (const reference of process.argv.slice(1)) {
    const start = Date.now();
    const result = await snapshot(reference, { takenAt: new Date(0) }).then(
      ({ sections }) => ({ sections: Object.keys(sections).length }),
      (error) => ({ name: error.name, message: error.message }),
    );
    console.log(JSON.stringify({ reference, ...result, time: Date.now() - start, memory: process.resourceUsage().maxRSS }));
  }
`;

interface Outcome {
  readonly reference: string;
  readonly sections?: number;
  readonly name?: string;
  readonly message?: string;
  /** Milliseconds. */
  readonly time: number;
  /** The most that was used until then, in KiB. */
  readonly memory: number;
}

/** Cases that are refused, whichever way they are named. */
const REFUSED = [
  'bad-checksum.tar',
  'bomb-2g.tar.gz',
  'gz-badcrc.gz',
  'gz-trunc.tar.gz',
  'oci-baddigest',
  'oci-indexloop',
  'oci-manylayers',
  'oci-missing',
  'oci-traverse',
  'oci-trunc',
  'oci-wrongdiffid',
  'oci-wrongsize',
  'pax-huge.tar',
  'pax-len-lie.tar',
  'size-lie.tar',
  'truncated.tar',
  'zero.tar',
];

/** Cases that are read. */
const READ = [
  'many.tar.gz',
  'names.tar',
  'no-eof.tar',
  'oci-ok',
  'symlink-escape.tar',
  'symlink-loop.tar',
  'traverse.tar',
];

function capture(references: readonly string[]): Outcome[] {
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', CAPTURE, ...references],
    { encoding: 'utf8', timeout: 100_000, maxBuffer: 1 << 30 },
  );
  const lines = stdout.split('\n').filter((line) => line !== '');
  assert.equal(status, 0, `${references[lines.length]} ended with ${status ?? signal}: ${stderr}`);
  return lines.map((line) => JSON.parse(line) as Outcome);
}

/** The ways in which a case may be named. */
function references(path: string): string[] {
  return statSync(path).isDirectory() ? [path, `oci-dir:${path}`] : [path, `tar:${path}`, `docker-archive:${path}`];
}

describe('hostile input', function () {
  this.timeout(120_000);
  const script = sharedData('environments', 'hostile.py');
  let directory = '';

  before(function () {
    pendingUnless(this, script !== undefined, 'the shared hostile inputs are not on this machine');
    directory = mkdtempSync(join(tmpdir(), 'hostdrift-hostile-'));
    execFileSync('python3', [script ?? '', join(directory, 'cases')], { env: { ...process.env, MANY: '10000' } });
  });

  after(() => {
    if (directory !== '') rmSync(directory, { recursive: true, force: true });
  });

  it('ends in a result or in one clear paragraph, in bounds of time and memory, and writes nothing', () => {
    const cases = readdirSync(join(directory, 'cases')).sort();
    const outcomes = capture(cases.flatMap((name) => references(join(directory, 'cases', name))));
    for (const { reference, name, message = '', time, memory, sections } of outcomes) {
      const file = basename(reference);
      assert.ok(memory < 512 * 1024, `${reference}: ${memory} KiB`);
      assert.ok(time < 10_000, `${reference}: ${time} ms`);
      if (name !== undefined) {
        assert.equal(name, 'EnvironmentError', `${reference}: ${message}`);
        assert.ok(message.includes(file), `${reference}: ${message}`);
        assert.ok(message.length < 1000 && !message.includes('\n'), reference);
      }
      if (REFUSED.includes(file)) assert.equal(sections, undefined, `${reference} is refused`);
      if (READ.includes(file) && !reference.startsWith('docker-archive:')) {
        assert.ok(sections !== undefined, `${reference} is read: ${message}`);
      }
    }
    assert.deepEqual(readdirSync(directory), ['cases']);
    assert.deepEqual(readdirSync(join(directory, 'cases')).sort(), cases);
  });
});
