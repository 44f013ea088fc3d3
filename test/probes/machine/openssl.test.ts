import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { opensslProbe } from '../../../src/probes/machine/openssl.js';
import { memoryEnvironment } from '../../support/memory-environment.js';

const CONF = `openssl_conf = default_conf
[default_conf]
ssl_conf = ssl_sect
providers = provider_sect
[provider_sect]
default = default_sect
legacy = legacy_sect
[default_sect]
activate = 1
[legacy_sect]
# activate = 1
[ssl_sect]
system_default = policy
[policy]
MinProtocol = TLSv1.2
CipherString = DEFAULT@SECLEVEL=2
`;

const policy = async (text: string) =>
  (await runProbes(memoryEnvironment({ '/etc/ssl/openssl.cnf': text }), [opensslProbe])).openssl?.facts.openssl;

describe('the openssl probe', () => {
  it('follows the sections that the system uses', async () => {
    assert.deepEqual(await policy(CONF), {
      path: '/etc/ssl/openssl.cnf',
      minProtocol: 'TLSv1.2',
      cipherString: 'DEFAULT@SECLEVEL=2',
      securityLevel: 2,
      providers: ['default'],
    });
  });

  it('finds no policy where none is named', async () => {
    assert.deepEqual(await policy(CONF.replace('openssl_conf', '# openssl_conf')), { path: '/etc/ssl/openssl.cnf' });
  });
});
