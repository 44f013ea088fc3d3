import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { snapshot } from '../../src/index.js';
import { pendingUnless } from '../support/pending.js';
import { sampleRoot, writeRoot } from '../support/root.js';
import { scratchDirectory } from '../support/scratch.js';

const BUSYBOX = '/bin/busybox';

/** Sections that say how an environment runs. */
const OF_RUNNING = new Set(
  'image entrypoint process kernel cpu memory limits sysctls cgroup mounts ports security services time containers'.split(
    ' ',
  ),
);

describe('a process with a root of its own', () => {
  const { path } = scratchDirectory();
  let child: ChildProcess | undefined;

  beforeEach(async function () {
    pendingUnless(this, process.platform === 'linux' && process.getuid?.() === 0, 'only root changes the root');
    pendingUnless(this, existsSync(BUSYBOX), 'busybox-static is not installed');
    const busybox = { path: 'srv/busybox', type: 'file', mode: 0o755, content: readFileSync(BUSYBOX) } as const;
    writeRoot([...sampleRoot(), busybox], path());
    child = spawn('/usr/sbin/chroot', [path(), '/srv/busybox', 'sleep', '600'], {
      stdio: 'ignore',
      env: { MODE: 'prod', DB_PASSWORD: 'geheim-4711' },
    });
    for (let tries = 0; readlinkSync(`/proc/${child.pid}/exe`) !== path('srv/busybox'); tries += 1) {
      assert.ok(tries < 500, 'chroot did not start the program');
      await wait(10);
    }
  });

  afterEach(() => {
    child?.kill('SIGKILL');
    child = undefined;
  });

  it('sees the files of that root, and says how it runs', async () => {
    const { sections, environment } = await snapshot(`pid:${child?.pid}`, { takenAt: new Date(0) });
    const expected = await snapshot(`dir:${path()}`, { takenAt: new Date(0) });
    const ofFiles = ([name]: [string, unknown]) => !OF_RUNNING.has(name);
    assert.deepEqual(Object.entries(sections).filter(ofFiles), Object.entries(expected.sections).filter(ofFiles));
    assert.deepEqual([environment.kind, environment.name], ['process', 'busybox']);
    assert.deepEqual(sections.image?.facts.config?.command, ['/srv/busybox', 'sleep', '600']);
    assert.equal(sections.image?.facts['env/MODE']?.value, 'prod');
    assert.ok(!JSON.stringify(sections).includes('geheim'), 'a secret of its variables is told');
    assert.equal(sections.process?.facts.process?.executable, '/srv/busybox');
    assert.deepEqual(sections.process?.facts['/srv/busybox'], { mapped: true });
    assert.ok(Object.keys(sections.limits?.facts ?? {}).includes('nofile'));
  });

  it('keeps a program that is deleted meanwhile', async () => {
    rmSync(path('srv/busybox'));
    const { sections } = await snapshot(`pid:${child?.pid}`, { takenAt: new Date(0) });
    assert.deepEqual(sections.process?.facts['/srv/busybox'], { mapped: true, deleted: true });
    assert.equal(sections.programs?.facts['/srv/busybox']?.kind, 'elf');
  });
});
