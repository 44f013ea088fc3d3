import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { startOf, viewProcess } from '../../../src/providers/process/process.js';
import { pendingUnless } from '../../support/pending.js';
import { scratchDirectory } from '../../support/scratch.js';

const STATUS = `Name:\tmy app
Uid:\t1000\t1000\t1000\t1000
Gid:\t100\t100\t100\t101
Groups:\t100 4 
NoNewPrivs:\t1
CapEff:\t0000000000000400
`;
const STAT = (state: string) => `7 (a) b ) ${state} 1 7 7 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 4242 0 0`;

describe('a process', () => {
  const { path, write } = scratchDirectory();

  function fake(): void {
    write('7/status', STATUS);
    write('7/environ', 'MODE=prod\0EMPTY=\0');
    write('7/cmdline', '/srv/app\0\0--serve\0');
    write('7/maps', '1000-2000 r-xp 00000000 fe:00 9    /jail/srv/app (deleted)\n');
    write('7/stat', STAT('S'));
    symlinkSync('/jail', path('7/root'));
    symlinkSync('/jail/srv/app (deleted)', path('7/exe'));
    symlinkSync('/jail/srv', path('7/cwd'));
    for (const [process, net] of [
      ['7', 1],
      ['self', 2],
    ] as const) {
      mkdirSync(path(`${process}/ns`), { recursive: true });
      symlinkSync('mnt:[1]', path(`${process}/ns/mnt`));
      symlinkSync(`net:[${net}]`, path(`${process}/ns/net`));
    }
  }

  it('is what the kernel says of it', () => {
    fake();
    for (const kind of ['cgroup', 'ipc', 'pid', 'time', 'user', 'uts']) {
      for (const process of ['7', 'self']) symlinkSync(`${kind}:[1]`, path(`${process}/ns/${kind}`));
    }
    assert.deepEqual(viewProcess(7, path()), {
      name: 'my app',
      image: {
        user: '1000:101',
        exposedPorts: [],
        environment: ['MODE=prod', 'EMPTY='],
        entrypoint: [],
        command: ['/srv/app', '', '--serve'],
        volumes: [],
        workingDirectory: '/srv',
        labels: {},
      },
      facts: {
        executable: { path: '/srv/app', deleted: true },
        uid: 1000,
        gid: 101,
        groups: [100, 4],
        capabilities: '400',
        noNewPrivileges: true,
        namespaces: ['net'],
        mapped: [{ path: '/srv/app', deleted: true }],
      },
      regions: [{ path: '/srv/app', deleted: true, range: '1000-2000' }],
      started: '4242',
    });
  });

  it('is told from another of the same number by its start; one that only waits to be reaped is gone', () => {
    write('7/stat', STAT('S'));
    assert.equal(startOf(7, path()), '4242');
    write('7/stat', STAT('Z'));
    assert.equal(startOf(7, path()), undefined);
    assert.equal(startOf(8, path()), undefined);
  });

  it('that is not there is an error', () => {
    assert.throws(() => viewProcess(8, path()), { name: 'EnvironmentError', message: 'There is no process 8' });
  });

  it('can be the one that asks', function () {
    pendingUnless(this, process.platform === 'linux', 'this is no Linux');
    const { facts, image, started } = viewProcess(process.pid);
    assert.equal(facts.uid, process.getuid?.());
    assert.ok(facts.mapped.some((mapped) => mapped.path === facts.executable.path));
    assert.deepEqual(facts.namespaces, []);
    assert.equal(image.workingDirectory, process.cwd());
    assert.equal(startOf(process.pid), started);
  });

  it('may be closed to this user', function () {
    pendingUnless(this, process.platform === 'linux' && process.getuid?.() !== 0, 'root may look into every process');
    assert.throws(() => viewProcess(1), { message: 'Process 1 may not be looked into: permission denied' });
  });
});
