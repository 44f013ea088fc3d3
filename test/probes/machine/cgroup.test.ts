import assert from 'node:assert/strict';
import type { KernelFile } from '../../../src/model/kernel-files.js';
import { cgroupProbe } from '../../../src/probes/machine/cgroup.js';
import { kernelSays, liveSection } from '../../support/live.js';

const cgroup = async (files: Partial<Record<KernelFile, string>>) =>
  (await liveSection(cgroupProbe, kernelSays({ '/proc/self/cgroup': '0::/\n', ...files }))).facts.cgroup;

describe('the cgroup probe', () => {
  it('reads version 2', async () => {
    const said = await cgroup({
      '/sys/fs/cgroup/cgroup.controllers': 'memory cpu\n',
      '/sys/fs/cgroup/memory.max': '536870912\n',
      '/sys/fs/cgroup/cpu.max': '150000 100000\n',
      '/sys/fs/cgroup/pids.max': 'max\n',
    });
    assert.deepEqual(said, { version: 2, controllers: ['cpu', 'memory'], memory: 536870912, cpus: 1.5 });
  });

  it('reads version 1, where no limit is a large number or less than nothing', async () => {
    const said = await cgroup({
      '/sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712\n',
      '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n',
      '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
      '/sys/fs/cgroup/pids/pids.max': '100\n',
    });
    assert.deepEqual(said, { version: 1, pids: 100 });
  });

  it('does not apply to files, and does not know what the kernel kept to itself', async () => {
    assert.equal((await liveSection(cgroupProbe)).status, 'not-applicable');
    assert.equal((await liveSection(cgroupProbe, kernelSays({}))).status, 'failed');
  });
});
