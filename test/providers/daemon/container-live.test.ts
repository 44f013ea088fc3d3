import assert from 'node:assert/strict';
import { cgroupProbe } from '../../../src/probes/machine/cgroup.js';
import { limitsProbe } from '../../../src/probes/machine/limits.js';
import { memoryProbe } from '../../../src/probes/machine/memory.js';
import { inspectContainer } from '../../../src/providers/daemon/container-inspect.js';
import { containerLive } from '../../../src/providers/daemon/container-live.js';
import { Daemon } from '../../../src/providers/daemon/daemon.js';
import { DOCKER } from '../../../src/providers/daemon/kinds.js';
import { type Answers, type ContainerSpec, containerAnswers, fakeDaemon } from '../../support/daemon.js';
import { liveSection } from '../../support/live.js';
import { scratchDirectory } from '../../support/scratch.js';

const LIMITED = {
  Memory: 268435456,
  NanoCpus: 1_500_000_000,
  PidsLimit: 100,
  ReadonlyRootfs: true,
  Tmpfs: { '/run': '', '/tmp': 'size=1m,noexec' },
  Ulimits: [
    { Name: 'nofile', Soft: 512, Hard: 1024 },
    { Name: 'RLIMIT_NPROC', Soft: -1, Hard: -1 },
    { Name: 'other', Soft: 1, Hard: 1 },
  ],
};
const MOUNTS = [
  { Type: 'volume', Name: 'data', Source: '/var/lib/docker/volumes/data/_data', Destination: '/data', RW: true },
  { Type: 'bind', Source: '/srv/app.conf', Destination: '/etc/app.conf', RW: false },
];

describe('what a container is allowed', () => {
  const { path } = scratchDirectory();
  const { serve } = fakeDaemon();

  async function liveOf(spec: Partial<ContainerSpec>, answers: Answers = {}) {
    await serve(path('d.sock'), { ...containerAnswers('web', { root: Buffer.alloc(0), ...spec }), ...answers });
    const daemon = await Daemon.find(DOCKER, { DOCKER_HOST: `unix://${path('d.sock')}` });
    return containerLive(daemon, await inspectContainer(daemon, 'web'));
  }

  it('is what was set for it, where it does not run', async () => {
    const live = await liveOf({ hostConfig: LIMITED, mounts: MOUNTS });
    const { facts } = await liveSection(cgroupProbe, live);
    assert.deepEqual(facts.cgroup, {
      version: 2,
      controllers: ['cpu', 'memory', 'pids'],
      memory: 268435456,
      cpus: 1.5,
      pids: 100,
    });
    assert.deepEqual((await liveSection(limitsProbe, live)).facts, {
      nofile: { soft: 512, hard: 1024 },
      nproc: { soft: 'unlimited', hard: 'unlimited' },
    });
    assert.equal((await liveSection(memoryProbe, live)).status, 'not-applicable');
    assert.deepEqual(live.mounts, [
      { device: 'container', point: '/', type: 'image', options: ['ro'] },
      { device: 'data', point: '/data', type: 'volume', options: ['rw'] },
      { device: '/srv/app.conf', point: '/etc/app.conf', type: 'bind', options: ['ro'] },
      { device: 'tmpfs', point: '/run', type: 'tmpfs', options: ['rw'] },
      { device: 'tmpfs', point: '/tmp', type: 'tmpfs', options: ['size=1m', 'noexec'] },
    ]);
  });

  it('is nothing where nothing was set', async () => {
    for (const CgroupVersion of ['1', '2']) {
      const live = await liveOf({}, { '/info': { body: { KernelVersion: '6.1', CgroupVersion } } });
      const { memory, cpus, pids } = (await liveSection(cgroupProbe, live)).facts.cgroup ?? {};
      assert.deepEqual([memory, cpus, pids], [undefined, undefined, undefined]);
      assert.equal((await liveSection(limitsProbe, live)).status, 'not-applicable');
    }
  });

  it('is told in the words of version 1 too', async () => {
    const hostConfig = { Memory: 1024, CpuQuota: 50000, CpuPeriod: 100000, PidsLimit: 7 };
    const live = await liveOf({ hostConfig }, { '/info': { body: { CgroupVersion: '1' } } });
    const { facts } = await liveSection(cgroupProbe, live);
    assert.deepEqual(facts.cgroup, { version: 1, memory: 1024, cpus: 0.5, pids: 7 });
  });

  it('is unknown where it runs on another machine, but for the kernel', async () => {
    const live = await liveOf({ state: { Running: true, Pid: 999_999_999 } });
    assert.deepEqual(live.kernel, { release: '6.1.0' });
    assert.equal((await liveSection(limitsProbe, live)).status, 'failed');
    assert.equal((await liveSection(memoryProbe, live)).status, 'failed');
  });
});
