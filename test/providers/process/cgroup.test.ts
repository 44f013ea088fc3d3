import assert from 'node:assert/strict';
import { cgroupFiles } from '../../../src/providers/process/cgroup.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('control groups of a process', () => {
  const { path, write } = scratchDirectory();

  it('allow the least that one of them or above them allows', () => {
    write('cgroup.controllers', 'cpu memory pids\n');
    write('system.slice/memory.max', '1000\n');
    write('system.slice/web.service/memory.max', 'max\n');
    write('system.slice/cpu.max', 'max 100000\n');
    write('system.slice/web.service/cpu.max', '50000 100000\n');
    write('system.slice/web.service/pids.max', 'max\n');
    assert.deepEqual(Object.fromEntries(cgroupFiles('0::/system.slice/web.service\n', path())), {
      '/sys/fs/cgroup/cgroup.controllers': 'cpu memory pids\n',
      '/sys/fs/cgroup/memory.max': '1000',
      '/sys/fs/cgroup/cpu.max': '50000 100000',
      '/sys/fs/cgroup/pids.max': 'max',
    });
  });

  it('of version 1 are one for each controller', () => {
    write('memory/docker/1/memory.limit_in_bytes', '4096\n');
    write('memory/memory.limit_in_bytes', '9223372036854771712\n');
    write('cpu/docker/1/cpu.cfs_quota_us', '-1\n');
    write('cpu/docker/1/cpu.cfs_period_us', '100000\n');
    write('pids/docker/1/pids.max', '7\n');
    const text = '9:name=systemd:/\n4:memory:/docker/1\n3:cpu,cpuacct:/docker/1\n2:pids:/docker/1\n0::/\n';
    assert.deepEqual(Object.fromEntries(cgroupFiles(text, path())), {
      '/sys/fs/cgroup/memory/memory.limit_in_bytes': '4096',
      '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1',
      '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000',
      '/sys/fs/cgroup/pids/pids.max': '7',
    });
  });

  it('that are not mounted say nothing', () => {
    assert.deepEqual([...cgroupFiles('', path())], []);
    assert.deepEqual([...cgroupFiles('0::/../../x\nnonsense\n', path('none'))], []);
  });
});
