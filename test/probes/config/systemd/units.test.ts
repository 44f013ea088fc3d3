import assert from 'node:assert/strict';
import { systemdProbe } from '../../../../src/probes/config/systemd.js';
import { configurationOf, said } from '../../../support/configuration.js';

const keys = async (files: Parameters<typeof configurationOf>[0]) =>
  Object.keys(said(await configurationOf(files, systemdProbe)));

describe('units', () => {
  it('of the administrator hide those of packages; other names of one are left out', async () => {
    const files = {
      '/usr/lib/systemd/system/a.service': '[Service]\nType=simple\n',
      '/etc/systemd/system/a.service': '[Service]\nUser=a\n',
      '/etc/systemd/system/alias.service': { link: '/etc/systemd/system/a.service' },
    };
    assert.deepEqual(await keys(files), ['systemd:a.service.Service.User']);
  });

  it('are masked by a link to nothing', async () => {
    const files = {
      '/usr/lib/systemd/system/a.service': '[Service]\nType=simple\n',
      '/etc/systemd/system/a.service': { link: '/dev/null' },
    };
    assert.deepEqual(await keys(files), ['systemd:a.service.masked']);
  });

  it('have drop-ins for their type and for the beginning of their name', async () => {
    const files = {
      '/usr/lib/systemd/system/a-b.service': '[Service]\n',
      '/etc/systemd/system/service.d/x.conf': '[Service]\nA=1\n',
      '/etc/systemd/system/a-.service.d/y.conf': '[Service]\nB=1\n',
      '/run/systemd/system/a-b.service.d/z.conf': '[Service]\nC=1\n',
    };
    assert.deepEqual(
      await keys(files),
      ['A', 'B', 'C'].map((name) => `systemd:a-b.service.Service.${name}`),
    );
  });
});
