import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { runProbes } from '../../../src/probes/engine.js';
import { authoritiesProbe } from '../../../src/probes/machine/authorities.js';
import { memoryEnvironment } from '../../support/memory-environment.js';
import { pendingUnless } from '../../support/pending.js';
import { hasTool } from '../../support/version-tools.js';

const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

const facts = async (text: string) =>
  (await runProbes(memoryEnvironment({ [BUNDLE]: text }), [authoritiesProbe])).authorities?.facts[BUNDLE];

describe('the authorities probe', () => {
  it('names each authority and says when the first expires', async function () {
    pendingUnless(this, hasTool('openssl'), 'openssl is not installed, which makes the certificate');
    const made = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      '/dev/null',
      '-days',
      '30',
      '-subj',
      '/O=Example/CN=Example Root',
    ];
    const { stdout } = spawnSync('openssl', made, { encoding: 'utf8' });
    const { fingerprint256, validTo } = new X509Certificate(stdout);
    const found = await facts(`# comment\n${stdout}`);
    assert.deepEqual(found, {
      count: 1,
      authorities: [`Example Root ${fingerprint256.replaceAll(':', '').slice(0, 16).toLowerCase()}`],
      firstExpiry: new Date(validTo).toISOString().slice(0, 10),
    });
  });

  it('counts what it cannot read', async () => {
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    assert.deepEqual(await facts(broken), { count: 1, authorities: [], unreadable: 1 });
  });
});
