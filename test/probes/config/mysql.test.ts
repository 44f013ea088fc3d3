import assert from 'node:assert/strict';
import { mysqlProbe } from '../../../src/probes/config/mysql.js';
import { configurationOf, said } from '../../support/configuration.js';

describe('the mysql probe', () => {
  it('follows links and includes in the order of the server, and lets the last mention win', async () => {
    const section = await configurationOf(
      {
        '/etc/mysql/my.cnf': { link: '/etc/alternatives/my.cnf' },
        '/etc/alternatives/my.cnf': { link: '/etc/mysql/mariadb.cnf' },
        '/etc/mysql/mariadb.cnf': '[client-server]\nport=3306\n!includedir /etc/mysql/conf.d/\n',
        '/etc/mysql/conf.d/a.cnf': '[mysqld]\nmax-allowed-packet = 65536K\nskip-name-resolve\nskip-log-bin\n',
        '/etc/mysql/conf.d/b.cnf': '[mariadb]\nmax_allowed_packet=16M\n[mariadb-10.11]\nx=1\n',
        '/etc/mysql/conf.d/c.txt': '[mysqld]\nmax_allowed_packet=1M\n',
        '/etc/mysql/debian.cnf': '[client]\npassword=secret\n',
      },
      mysqlProbe,
    );
    assert.equal(section.status, 'complete');
    assert.deepEqual(said(section), {
      'mysql:client.port': ['3306', '/etc/mysql/my.cnf:2'],
      'mysql:mysqld.port': ['3306', '/etc/mysql/my.cnf:2'],
      'mysql:mysqld.max_allowed_packet': ['16M', '/etc/mysql/conf.d/b.cnf:2'],
      'mysql:mysqld.skip_name_resolve': ['ON', '/etc/mysql/conf.d/a.cnf:3'],
      'mysql:mysqld.log_bin': ['OFF', '/etc/mysql/conf.d/a.cnf:4'],
      'mysql:mariadb-10.11.x': ['1', '/etc/mysql/conf.d/b.cnf:4'],
    });
  });

  it('says which files its certificate and key are, links followed', async () => {
    const { facts } = await configurationOf(
      {
        '/etc/my.cnf': '[mysqld]\nssl-cert=/etc/mysql/c.pem\nssl-key=/etc/mysql/none.pem\n',
        '/etc/mysql/c.pem': { link: '../real.pem' },
        '/etc/real.pem': '',
      },
      mysqlProbe,
    );
    assert.deepEqual(facts['mysql:mysqld.ssl_cert']?.files, ['/etc/real.pem']);
    assert.deepEqual(
      [facts['mysql:mysqld.ssl_key']?.files, facts['mysql:mysqld.ssl_key']?.absent],
      [undefined, undefined],
    );
  });

  it('keeps a file that the server would refuse as text, and what else it says', async () => {
    const { facts } = await configurationOf({ '/etc/my.cnf': 'a=1\n[mysqld]\nport=1\n' }, mysqlProbe);
    assert.deepEqual(Object.keys(facts), ['mysql:mysqld.port', 'mysql:text[/etc/my.cnf]']);
  });

  it('does not know what it could not read', async () => {
    const found = await configurationOf(
      { '/etc/my.cnf': { content: '', unreadable: 'permission denied' } },
      mysqlProbe,
    );
    assert.deepEqual([found.status, found.problems[0]?.path], ['partial', '/etc/my.cnf']);
  });
});
