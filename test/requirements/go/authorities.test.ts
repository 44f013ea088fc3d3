import assert from 'node:assert/strict';
import { missingAuthorities } from '../../../src/requirements/go/authorities.js';
import { captured, deployed, type Files } from '../../support/proof.js';

const BUNDLE: Files = {
  '/etc/ssl/certs/ca-certificates.crt': '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n',
};
const SYSTEM: Files = { '/etc/os-release': 'ID=x\n' };

async function found(authorities: 'system' | 'own', payload: Files, target: Files, variables = {}): Promise<string[]> {
  const program = { entry: '/a', path: '/a', fact: { version: 'go1.22.3', modules: {}, authorities } };
  const deployment = deployed({ environment: variables });
  return missingAuthorities(program, await captured(payload), await captured(target), deployment).map(
    ({ cause }) => cause,
  );
}

describe('missingAuthorities', () => {
  it('warns where neither the target nor the payload has a bundle', async () => {
    assert.deepEqual(await found('system', {}, SYSTEM), ['missing-ca-bundle']);
    assert.deepEqual(await found('system', {}, { ...SYSTEM, ...BUNDLE }), []);
    assert.deepEqual(await found('system', BUNDLE, SYSTEM), []);
  });

  it('goes by what the source had', async () => {
    assert.deepEqual(await found('system', { ...SYSTEM, ...BUNDLE }, SYSTEM), ['missing-ca-bundle']);
    assert.deepEqual(await found('system', SYSTEM, SYSTEM), []);
  });

  it('says nothing where the program brings them or is told of others', async () => {
    assert.deepEqual(await found('own', {}, SYSTEM), []);
    assert.deepEqual(await found('system', {}, SYSTEM, { SSL_CERT_FILE: '/srv/ca.pem' }), []);
  });
});
