import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { timezonesProbe } from '../../../src/probes/machine/timezones.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';

const facts = async (files: Record<string, MemoryFile>) =>
  (await runProbes(memoryEnvironment(files), [timezonesProbe])).timezones?.facts;

describe('the timezones probe', () => {
  it('tells the zone that is set, and those that there is data for', async () => {
    const zone = '/usr/share/zoneinfo';
    const found = await facts({
      '/etc/localtime': { link: '../usr/share/zoneinfo/Europe/Berlin' },
      [`${zone}/Europe/Berlin`]: 'TZif2',
      [`${zone}/Etc/UTC`]: 'TZif2',
      [`${zone}/UTC`]: { link: 'Etc/UTC' },
      [`${zone}/gone`]: { link: 'nowhere' },
      [`${zone}/posix/UTC`]: 'TZif2',
      [`${zone}/zone.tab`]: 'x',
      [`${zone}/tzdata.zi`]: '# version 2025b\n# more\n',
    });
    assert.deepEqual(found, {
      data: { version: '2025b', zones: ['Etc/UTC', 'Europe/Berlin', 'UTC'] },
      local: { zone: 'Europe/Berlin' },
    });
  });

  it('tells that there is nothing', async () => {
    assert.deepEqual(await facts({ '/etc/hostname': 'x' }), { data: {}, local: {} });
  });

  it('does not know the name of a zone that was copied', async () => {
    assert.deepEqual((await facts({ '/etc/localtime': 'TZif2' }))?.local, {});
  });
});
