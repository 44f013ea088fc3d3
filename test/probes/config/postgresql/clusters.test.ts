import assert from 'node:assert/strict';
import { postgresqlProbe } from '../../../../src/probes/config/postgresql.js';
import { configurationOf, said } from '../../../support/configuration.js';

const keys = async (...paths: string[]) =>
  Object.keys(said(await configurationOf(Object.fromEntries(paths.map((path) => [path, 'a=1'])), postgresqlProbe)));

describe('clusters of PostgreSQL', () => {
  it('of an older version have it in their name', async () => {
    const found = await keys('/etc/postgresql/9.6/main/postgresql.conf', '/etc/postgresql/17/main/postgresql.conf');
    assert.deepEqual(found, ['postgresql:main 9.6.a', 'postgresql:main.a']);
  });

  it('are found in the data directory of Fedora and of the official image', async () => {
    for (const data of ['/var/lib/pgsql/data', '/var/lib/postgresql/data']) {
      assert.deepEqual(await keys(`${data}/postgresql.conf`), ['postgresql:main.a']);
    }
  });
});
