import assert from 'node:assert/strict';
import { missingZones } from '../../../src/requirements/go/zones.js';
import { captured, deployed, type Files } from '../../support/proof.js';

const ZONES: Files = { '/usr/share/zoneinfo/Europe/Berlin': 'TZif' };
const SYSTEM: Files = { '/etc/os-release': 'ID=x\n' };

async function found(zones: 'system' | 'own', payload: Files, target: Files, variables = {}): Promise<string[]> {
  const program = { entry: '/a', path: '/a', fact: { version: 'go1.22.3', modules: {}, zones } };
  const deployment = deployed({ environment: variables });
  return missingZones(program, await captured(payload), await captured(target), deployment).map(({ cause }) => cause);
}

describe('missingZones', () => {
  it('warns where nothing has zones', async () => {
    assert.deepEqual(await found('system', {}, SYSTEM), ['missing-tzdata']);
    assert.deepEqual(await found('system', {}, { ...SYSTEM, ...ZONES }), []);
    assert.deepEqual(await found('system', ZONES, SYSTEM), []);
    assert.deepEqual(await found('own', {}, SYSTEM), []);
    assert.deepEqual(await found('system', {}, SYSTEM, { ZONEINFO: '/srv/zones.zip' }), []);
    assert.deepEqual(await found('system', SYSTEM, SYSTEM), []);
  });
});
