import assert from 'node:assert/strict';
import { systemdProbe } from '../../../../src/probes/config/systemd.js';
import { configurationOf, said } from '../../../support/configuration.js';

describe('the daemons of systemd', () => {
  it('read their file and what lies beside it', async () => {
    const files = {
      '/etc/systemd/journald.conf': '[Journal]\nStorage=auto\n#Compress=yes\n',
      '/usr/lib/systemd/journald.conf.d/a.conf': '[Journal]\nStorage=persistent\n',
    };
    assert.deepEqual(said(await configurationOf(files, systemdProbe)), {
      'systemd:journald.conf.Journal.Storage': ['persistent', '/usr/lib/systemd/journald.conf.d/a.conf:2'],
    });
  });
});
