import assert from 'node:assert/strict';
import { postgresqlProbe } from '../../../src/probes/config/postgresql.js';
import { configurationOf, said } from '../../support/configuration.js';

describe('the postgresql probe', () => {
  it('lets ALTER SYSTEM have the last word, and keeps the order of access rules', async () => {
    const at = '/etc/postgresql/17/main';
    const section = await configurationOf(
      {
        [`${at}/postgresql.conf`]: "port = 5432\nshared_buffers = 128MB\ninclude_dir = 'conf.d'\n",
        [`${at}/conf.d/a.conf`]: 'max_connections = 200\n',
        [`${at}/pg_hba.conf`]: '# c\nlocal  all all peer\nhost all all 0.0.0.0/0 reject\n',
        '/var/lib/postgresql/17/main/postgresql.auto.conf': "shared_buffers = '1GB'\n",
      },
      postgresqlProbe,
    );
    assert.deepEqual(said(section), {
      'postgresql:main.port': ['5432', `${at}/postgresql.conf:1`],
      'postgresql:main.shared_buffers': ['1GB', '/var/lib/postgresql/17/main/postgresql.auto.conf:1'],
      'postgresql:main.max_connections': ['200', `${at}/conf.d/a.conf:1`],
      'postgresql:main.pg_hba': [['local all all peer', 'host all all 0.0.0.0/0 reject'], `${at}/pg_hba.conf:2`],
    });
  });

  it('sees relative certificates from the data', async () => {
    const data = '/var/lib/postgresql/data';
    const { facts } = await configurationOf(
      { [`${data}/postgresql.conf`]: "ssl = on\nssl_cert_file = 'server.crt'\n", [`${data}/server.crt`]: '' },
      postgresqlProbe,
    );
    assert.deepEqual(facts['postgresql:main.ssl_cert_file']?.files, [`${data}/server.crt`]);
  });
});
