import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { collector } from '../../src/api/collector.js';
import { type Candidates, isCandidate } from '../../src/model/candidates.js';
import type { Entry } from '../../src/model/files.js';
import { PROBES } from '../../src/probes/index.js';
import { walkDisk } from '../../src/providers/files/disk-walk.js';
import { BLIND } from '../support/visitor.js';

/** Whether the script would bring the file. */
function brings({ text, whole, parts, most, executables }: Candidates, { path, mode }: Entry): boolean {
  const patterns = [...(text ?? []), ...(whole ?? []), ...(parts ?? [])];
  if (most !== undefined && isCandidate(path, most.whole) && !isCandidate(path, most.except)) return true;
  return (executables === true && (mode & 0o111) !== 0) || isCandidate(path, patterns);
}

function file(path: string, mode = 0o644): Entry {
  return { path, type: 'file', mode, uid: 0, gid: 0, size: 100 };
}

describe('collector', () => {
  const matching = PROBES.filter((probe) => probe.parse !== undefined && probe.matches !== undefined);

  it('is told by each probe that goes by names which files those are', () => {
    const silent = matching.filter(({ candidates }) => candidates === undefined).map(({ id }) => id);
    assert.deepEqual(silent, [], 'these probes must declare `candidates`, or the collector brings none of their files');
  });

  it('brings every file of this machine that a probe selects by its name', async function () {
    this.timeout(60_000);
    const seen: Entry[] = [];
    for (const [root, above] of [
      ['/etc', '/etc'],
      ['/usr', '/usr'],
      ['/var/lib/dpkg', '/var/lib/dpkg'],
    ] as const) {
      const tree = await walkDisk(root, BLIND);
      for (const entry of tree.entries()) {
        if (entry.type === 'file') seen.push(file(above + entry.path, entry.mode));
      }
    }
    const missed = matching.flatMap(({ id, matches, candidates = {} }) =>
      seen.filter((entry) => matches?.(entry) && !brings(candidates, entry)).map(({ path }) => `${id}: ${path}`),
    );
    assert.ok(seen.length > 0);
    assert.deepEqual(missed, []);
  });

  it('brings what a probe selects on machines of other kinds', () => {
    const others = [
      file('/lib/ld-musl-x86_64.so.1', 0o755),
      file('/etc/ld-musl-x86_64.path'),
      file('/usr/lib64/libc-2.17.so', 0o755),
      file('/lib/x86_64-linux-gnu/libc.so.6'),
      file('/var/lib/pacman/local/bash-5.2-1/desc'),
      file('/var/lib/dpkg/status.d/base'),
      file('/srv/site/nginx.conf'),
      file('/opt/app/addon.node'),
      file('/usr/local/bin/tool', 0o700),
    ];
    for (const entry of others) {
      const wanting = matching.filter(({ matches }) => matches?.(entry));
      assert.ok(wanting.length > 0, `nobody wants ${entry.path}`);
      for (const { id, candidates = {} } of wanting) assert.ok(brings(candidates, entry), `${id}: ${entry.path}`);
    }
  });

  it('is one script that a shell understands, with nothing left to fill in', () => {
    const script = collector();
    assert.match(script, /^#!\/bin\/sh\n/);
    assert.doesNotMatch(script, /@[A-Z_]+@/);
    execFileSync('sh', ['-n'], { input: script });
  });
});
