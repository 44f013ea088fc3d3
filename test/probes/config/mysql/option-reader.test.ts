import assert from 'node:assert/strict';
import { mysqlProbe } from '../../../../src/probes/config/mysql.js';
import { configurationOf, said } from '../../../support/configuration.js';

describe('OptionReader', () => {
  it('takes what is included where it is included', async () => {
    const files = {
      '/etc/my.cnf': '[mysqld]\na=1\n!include /etc/my.cnf.d/x.cnf\n[mysqld]\nb=1\n',
      '/etc/my.cnf.d/x.cnf': '[mysqld]\na=2\nb=2\n',
    };
    assert.deepEqual(said(await configurationOf(files, mysqlProbe)), {
      'mysql:mysqld.a': ['2', '/etc/my.cnf.d/x.cnf:2'],
      'mysql:mysqld.b': ['1', '/etc/my.cnf:5'],
    });
  });

  it('ends where a file includes itself', async () => {
    const { facts } = await configurationOf({ '/etc/my.cnf': '[a]\nb=1\n!include /etc/my.cnf\n' }, mysqlProbe);
    assert.deepEqual(Object.keys(facts), ['mysql:a.b']);
  });
});
