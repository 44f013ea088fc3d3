import assert from 'node:assert/strict';
import { pamLimitsProbe } from '../../../src/probes/config/pam-limits.js';
import { configurationOf, said } from '../../support/configuration.js';

describe('the pam-limits probe', () => {
  it('takes the last word on a limit, a dash for both kinds', async () => {
    const section = await configurationOf(
      {
        '/etc/security/limits.conf': '* soft core 0\nwww-data - nofile 1024 # low\n@wheel hard\n',
        '/etc/security/limits.d/a.conf': 'www-data hard nofile infinity\n',
      },
      pamLimitsProbe,
    );
    assert.deepEqual(said(section), {
      'pam-limits:*.soft.core': ['0', '/etc/security/limits.conf:1'],
      'pam-limits:www-data.soft.nofile': ['1024', '/etc/security/limits.conf:2'],
      'pam-limits:www-data.hard.nofile': ['unlimited', '/etc/security/limits.d/a.conf:1'],
    });
  });
});
