import assert from 'node:assert/strict';
import { systemdProbe } from '../../../src/probes/config/systemd.js';
import { configurationOf, said } from '../../support/configuration.js';

describe('the systemd probe', () => {
  it('reads units with drop-ins, and what the manager is told', async () => {
    const section = await configurationOf(
      {
        '/usr/lib/systemd/system/nginx.service': '[Unit]\nDescription=x\n[Service]\nLimitNOFILE=1024\nType=forking\n',
        '/etc/systemd/system/nginx.service.d/limits.conf': '[Service]\nLimitNOFILE=65536\n',
        '/etc/systemd/system/multi-user.target.wants/nginx.service': { link: '/usr/lib/systemd/system/nginx.service' },
        '/etc/systemd/system.conf.d/a.conf': '[Manager]\nDefaultLimitNOFILE=4096\n',
        '/etc/systemd/user/x.service': '[Service]\nType=simple\n',
      },
      systemdProbe,
    );
    assert.deepEqual(said(section), {
      'systemd:nginx.service.Service.LimitNOFILE': ['65536', '/etc/systemd/system/nginx.service.d/limits.conf:2'],
      'systemd:nginx.service.Service.Type': ['forking', '/usr/lib/systemd/system/nginx.service:5'],
      'systemd:nginx.service.enabled': [
        'multi-user.target',
        '/etc/systemd/system/multi-user.target.wants/nginx.service:undefined',
      ],
      'systemd:system.conf.Manager.DefaultLimitNOFILE': ['4096', '/etc/systemd/system.conf.d/a.conf:2'],
    });
  });

  it('names programs that a unit starts and that nobody may execute', async () => {
    const { facts } = await configurationOf(
      {
        '/etc/systemd/system/app.service':
          '[Service]\nExecStartPre=-/srv/may-fail\nExecStart=@/srv/app app --flag\nExecReload=/bin/kill -HUP $MAINPID\n',
        '/srv/app': { content: '#!/bin/sh\n', mode: 0o644 },
        '/srv/may-fail': { content: '', mode: 0o644 },
        '/bin/kill': { content: '', mode: 0o755 },
      },
      systemdProbe,
    );
    const unable = Object.entries(facts).flatMap(([key, fact]) =>
      fact.notExecutable ? [[key, fact.notExecutable]] : [],
    );
    assert.deepEqual(unable, [['systemd:app.service.Service.ExecStart', ['/srv/app']]]);
  });
});
