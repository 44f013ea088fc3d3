import assert from 'node:assert/strict';
import { logrotateProbe } from '../../../src/probes/config/logrotate.js';
import { configurationOf, said } from '../../support/configuration.js';

describe('the logrotate probe', () => {
  it('follows includes, knows periods and opposites, and passes over leftovers', async () => {
    const files = {
      '/etc/logrotate.conf': 'weekly\nnocompress\ninclude /etc/logrotate.d\n',
      '/etc/logrotate.d/app': '/var/log/app.log {\n daily\n missingok\n create 0640 app adm\n}\n',
      '/etc/logrotate.d/app.dpkg-old': '/var/log/old.log {\n daily\n}\n',
    };
    assert.deepEqual(said(await configurationOf(files, logrotateProbe)), {
      'logrotate:period': ['weekly', '/etc/logrotate.conf:1'],
      'logrotate:compress': ['no', '/etc/logrotate.conf:2'],
      'logrotate:[/var/log/app.log].period': ['daily', '/etc/logrotate.d/app:2'],
      'logrotate:[/var/log/app.log].missingok': ['yes', '/etc/logrotate.d/app:3'],
      'logrotate:[/var/log/app.log].create': ['0640 app adm', '/etc/logrotate.d/app:4'],
    });
  });

  it('reads the directory where there is no main file, and shows a broken file as text', async () => {
    const { facts } = await configurationOf({ '/etc/logrotate.d/app': '/var/log/app.log {\n daily\n' }, logrotateProbe);
    assert.equal(facts['logrotate:text[/etc/logrotate.d/app]']?.unparsed, 'line 3: the last block is not closed');
  });

  it('does not follow a file that includes itself for ever', async () => {
    const found = await configurationOf(
      { '/etc/logrotate.conf': `daily\n${'include /etc/logrotate.conf\n'.repeat(99)}` },
      logrotateProbe,
    );
    assert.equal(found.facts['logrotate:period']?.value, 'daily');
  });
});
