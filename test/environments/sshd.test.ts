import assert from 'node:assert/strict';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { snapshot } from '../../src/index.js';
import type { Snapshot } from '../../src/model/snapshot.js';
import { buildElf } from '../support/elf/build.js';
import { pendingUnless } from '../support/pending.js';
import { sampleRoot, writeRoot } from '../support/root.js';
import { noSshd, Sshd } from '../support/sshd.js';

const GNU = 'bash cat dd ls find awk od sed date uname tr grep id'.split(' ');

/** What a machine may have to collect with. */
const USERLANDS: Readonly<Record<string, (sshd: Sshd) => void>> = {
  'GNU tools and perl': (sshd) => sshd.install(gnu('perl')),
  'GNU tools without perl': (sshd) => sshd.install(gnu()),
  'GNU tools without find': (sshd) => {
    sshd.install(gnu());
    rmSync(join(sshd.root, 'usr/bin/find'));
  },
  BusyBox: (sshd) => {
    sshd.install({ '/usr/bin/busybox': '/bin/busybox', '/bin/bash': '/bin/busybox' });
    for (const name of ['sh', ...GNU.filter((tool) => tool !== 'bash')]) {
      symlinkSync('busybox', join(sshd.root, 'usr/bin', name));
    }
    // What is called bash here is one too.
    rmSync(join(sshd.root, 'usr/bin/bash'));
    writeFileSync(join(sshd.root, 'usr/bin/bash'), '#!/usr/bin/sh\nexec /usr/bin/sh "$@"\n', { mode: 0o755 });
  },
};

function gnu(...more: string[]): Record<string, string> {
  const names = [...GNU, ...more].filter((name) => existsSync(`/usr/bin/${name}`) && name !== 'awk');
  const awk = ['mawk', 'gawk'].find((name) => existsSync(`/usr/bin/${name}`)) ?? 'awk';
  return {
    ...Object.fromEntries(names.map((name) => [`/usr/bin/${name}`, `/usr/bin/${name}`])),
    '/usr/bin/sh': '/bin/sh',
    '/usr/bin/awk': `/usr/bin/${awk}`,
  };
}

/** Sections that only a running machine has. */
function ofFiles({ sections }: Snapshot): object {
  const live = ['cgroup', 'cpu', 'kernel', 'limits', 'memory', 'mounts', 'ports', 'security', 'sysctls'];
  return Object.fromEntries(Object.entries(sections).filter(([name]) => !live.includes(name)));
}

describe('ssh:// and a real sshd', function () {
  this.timeout(120_000);
  let sshd: Sshd;

  before(function () {
    const reason = noSshd();
    pendingUnless(this, reason === undefined, reason ?? '');
  });
  beforeEach(() => {
    sshd = new Sshd();
    // BusyBox shows these names otherwise.
    const odd = /line$|caf|spelled|\u202e/;
    writeRoot(
      sampleRoot().filter(({ path }) => !odd.test(path.toString('latin1'))),
      sshd.root,
    );
    mkdirSync(join(sshd.root, 'root'));
  });
  afterEach(() => sshd.remove());

  const reference = (user = 'root') => `ssh://${user}@127.0.0.1:${sshd.port}`;
  const take = (user?: string) => snapshot(reference(user), { takenAt: new Date(0) });
  /** Directories of ours that are left over. */
  const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('hostdrift-ssh-'));

  for (const [name, equip] of Object.entries(USERLANDS)) {
    it(`gives the same facts as the directory, with ${name}`, async function () {
      pendingUnless(this, name !== 'BusyBox' || existsSync('/bin/busybox'), 'BusyBox is not installed');
      equip(sshd);
      await sshd.start();
      const [taken, expected] = [await take(), await snapshot(`dir:${sshd.root}`, { takenAt: new Date(0) })];
      assert.deepEqual(ofFiles(taken), ofFiles(expected));
      assert.equal(taken.environment.kind, 'host');
      assert.deepEqual(left(), []);
    });
  }

  it('passes over what a login shell prints', async () => {
    USERLANDS['GNU tools and perl']?.(sshd);
    writeFileSync(
      join(sshd.root, 'root/.bashrc'),
      'echo Welcome; echo "to this machine" >&2; find() { echo mine; }\nexport -f find\n',
    );
    await sshd.start();
    assert.deepEqual(ofFiles(await take()), ofFiles(await snapshot(`dir:${sshd.root}`, { takenAt: new Date(0) })));
  });

  it('names what a user may not read', async () => {
    sshd.install({ ...gnu('perl'), '/usr/sbin/nologin': '/bin/sh' });
    writeFileSync(join(sshd.root, 'usr/bin/hidden'), buildElf({ soname: 'x' }), { mode: 0o700 });
    await sshd.start();
    const { sections } = await take('nobody');
    assert.equal(sections.programs?.status, 'partial');
    assert.deepEqual(sections.programs?.problems, [
      { path: '/usr/bin/hidden', reason: 'unreadable', message: '/usr/bin/hidden: permission denied' },
    ]);
  });

  it('says what a machine lacks to collect with', async () => {
    sshd.install({ '/usr/bin/bash': '/bin/sh', '/usr/bin/sh': '/bin/sh' });
    await sshd.start();
    await assert.rejects(take(), { name: 'EnvironmentError', message: /this machine lacks: cat dd ls awk od/ });
    assert.deepEqual(left(), []);
  });

  it('asks several hosts at once', async () => {
    USERLANDS['GNU tools and perl']?.(sshd);
    await sshd.start();
    const taken = await Promise.all([take(), take(), take(), take()]);
    const [first] = taken.map((one) => JSON.stringify(ofFiles(one)));
    for (const one of taken) assert.equal(JSON.stringify(ofFiles(one)), first);
    assert.deepEqual(left(), []);
  });

  it('needs no place to write there', async () => {
    USERLANDS['GNU tools and perl']?.(sshd);
    mkdirSync(join(sshd.root, 'tmp'), { mode: 0o500 });
    chownSync(join(sshd.root, 'tmp'), 65534, 65534);
    await sshd.start();
    assert.equal((await take()).sections.programs?.status, 'complete');
  });

  it('never asks for a password', async () => {
    await sshd.start();
    sshd.configure({ IdentityFile: join(sshd.directory, 'other') });
    await assert.rejects(take(), { message: /Permission denied/, advice: /^No password is asked for: set up a key/ });
  });

  it('talks to no host whose key is not known, or not the known one', async () => {
    await sshd.start();
    sshd.configure({ StrictHostKeyChecking: 'ask' });
    await assert.rejects(take(), { advice: /^Connect once by hand and look at its key/ });
    USERLANDS['GNU tools and perl']?.(sshd);
    sshd.configure({});
    await take();
    await sshd.stop();
    await sshd.start('other');
    await assert.rejects(take(), { advice: /^If the host was installed anew, forget its old key with: ssh-keygen -R/ });
  });

  it('says so when the connection breaks, and leaves nothing behind', async () => {
    USERLANDS['GNU tools and perl']?.(sshd);
    // The session's own server is ended by a program of the far side, in the middle of what it sends.
    rmSync(join(sshd.root, 'usr/bin/find'));
    sshd.install({ '/usr/bin/kill': '/usr/bin/kill' });
    writeFileSync(join(sshd.root, 'usr/bin/find'), '#!/usr/bin/sh\nkill -9 $(cat /sshd)\nsleep 5\n', { mode: 0o755 });
    chmodSync(join(sshd.root, 'usr/bin/find'), 0o755);
    writeFileSync(join(sshd.root, 'root/.bashrc'), 'echo $PPID >/sshd\n');
    await sshd.start();
    await assert.rejects(take(), { name: 'EnvironmentError', advice: /The connection broke: try again/ });
    assert.deepEqual(left(), []);
  });
});
