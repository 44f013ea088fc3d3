import assert from 'node:assert/strict';
import { postgresqlProbe } from '../../../../src/probes/config/postgresql.js';
import { configurationOf } from '../../../support/configuration.js';

describe('settings of PostgreSQL', () => {
  it('are read through includes that lead in circles, and text where they are not understood', async () => {
    const at = '/etc/postgresql/17/main';
    const { facts } = await configurationOf(
      { [`${at}/postgresql.conf`]: "a = 1\ninclude = 'postgresql.conf'\ninclude_if_exists = 'none'\nb c d\n" },
      postgresqlProbe,
    );
    assert.deepEqual(Object.keys(facts), ['postgresql:main.a', `postgresql:text[${at}/postgresql.conf]`]);
  });
});
