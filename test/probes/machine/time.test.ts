import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { timeProbe } from '../../../src/probes/machine/time.js';
import { kernelSays } from '../../support/live.js';
import { type MemoryFile, type MemoryOptions, memoryEnvironment } from '../../support/memory-environment.js';

async function section(files: Record<string, MemoryFile>, options: MemoryOptions = {}) {
  const { time } = await runProbes(memoryEnvironment(files, options), [timeProbe]);
  for (const fact of Object.values(time?.facts ?? {})) timeProbe.schema.parse(fact);
  return time;
}

describe('the time probe', () => {
  it('tells what keeps the clock, with which servers, and what the clock on the board shows', async () => {
    const found = await section({
      '/etc/systemd/system/multi-user.target.wants/chrony.service': { link: '/usr/lib/systemd/system/chrony.service' },
      '/etc/chrony/chrony.conf': 'pool 2.debian.pool.ntp.org iburst\n',
      '/etc/chrony/sources.d/own.sources': 'server ntp.example.org\n',
      '/etc/adjtime': '0.0 0 0\n0\nLOCAL\n',
    });
    assert.deepEqual(found?.facts.time, {
      services: ['chrony'],
      servers: ['2.debian.pool.ntp.org', 'ntp.example.org'],
      hardwareClock: 'local',
    });
  });

  it('tells of a running system whether the clock is kept, and by what it is counted', async () => {
    const said = kernelSays({ '/sys/devices/system/clocksource/clocksource0/current_clocksource': 'tsc\n' });
    const found = await section({}, { live: { ...said, clockSynchronised: false } });
    assert.deepEqual(found?.facts.time, { synchronised: false, clockSource: 'tsc' });
  });

  it('tells how far the clock of a machine is off that ssh reached', async () => {
    const ahead = async (said: number, heard?: number) =>
      (await section({}, { live: { clockSynchronised: true, clock: { said, heard }, problems: [] } }))?.facts.time
        ?.ahead;
    assert.equal(await ahead(1_700_000_600, 1_700_000_000.4), 600);
    assert.equal(await ahead(1_700_000_000, 1_700_000_090), -90);
    assert.equal(await ahead(1_700_000_001, 1_700_000_000.2), undefined, 'that may be the way there');
    assert.equal(await ahead(1_700_000_600), undefined, 'nobody listened when it said so');
  });

  it('takes a masked service for none, and says nothing of an image without any', async () => {
    const masked = { '/etc/systemd/system/systemd-timesyncd.service': { link: '/dev/null' } };
    assert.equal((await section(masked))?.status, 'not-applicable');
  });
});
