import assert from 'node:assert/strict';
import { readServiceProcesses } from '../../../src/providers/host/service-processes.js';
import { scratchDirectory } from '../../support/scratch.js';

const LIMITS = 'Max open files            1024                 524288               files     \n';

describe('readServiceProcesses', () => {
  const { path, write } = scratchDirectory();

  it('finds the main process of units, and of files with a process id, with its limits', () => {
    write('sys/fs/cgroup/system.slice/nginx.service/cgroup.procs', '17\n18\n');
    write('sys/fs/cgroup/system.slice/idle.service/cgroup.procs', '');
    write('sys/fs/cgroup/system.slice/ssh.socket/cgroup.procs', '17\n');
    write('run/cron.pid', '18\n');
    write('run/nginx/nginx.pid', '17');
    write('run/gone.pid', '99\n');
    write('run/odd.pid', '../17\n');
    write('proc/17/limits', LIMITS);
    write('proc/18/limits', LIMITS);
    assert.deepEqual(readServiceProcesses(path('')), [
      { name: 'nginx.service', by: 'systemd', limits: LIMITS },
      { name: 'cron', by: 'pid-file', limits: LIMITS },
      { name: 'nginx', by: 'pid-file', limits: LIMITS },
    ]);
  });

  it('takes the notes of OpenRC', () => {
    write('run/openrc/started/sshd', '');
    write('run/openrc/failed/nginx', '');
    const noted = readServiceProcesses(path('')).filter(({ by }) => by === 'started' || by === 'failed');
    assert.deepEqual(noted, [
      { name: 'sshd', by: 'started' },
      { name: 'nginx', by: 'failed' },
    ]);
  });

  it('finds nothing where nothing is noted', () => {
    assert.deepEqual(readServiceProcesses(path('nowhere')), []);
  });
});
