import assert from 'node:assert/strict';
import { optionSettings } from '../../../../src/probes/config/mysql/settings.js';

const file = { path: '/etc/my.cnf', text: '', owner: undefined };

function settings(...options: [group: string, name: string, value?: string][]) {
  const all = options.map(([group, name, value], line) => ({
    group,
    name,
    ...(value === undefined ? {} : { value }),
    line,
    file,
  }));
  return Object.fromEntries([...optionSettings(all)].map(({ key, value }) => [key, value]));
}

describe('what options come to', () => {
  it('is the same whichever way they are written', () => {
    const ways = [
      settings(['mysqld', 'max-allowed-packet', '64m']),
      settings(['server', 'max_allowed_packet', '67108864']),
      settings(['mariadbd', 'max_allowed_packet', '1M'], ['mysqld', 'MAX_ALLOWED_PACKET', '64M']),
    ];
    for (const way of ways) assert.deepEqual(way, { 'mysqld.max_allowed_packet': '64M' });
  });

  it('knows ways to say on and off, and names that only look like them', () => {
    assert.deepEqual(
      settings(['mysqld', 'skip-log-bin'], ['mysqld', 'enable-x'], ['mysqld', 'skip-networking'], ['mysqld', 'quick']),
      { 'mysqld.log_bin': 'OFF', 'mysqld.x': 'ON', 'mysqld.skip_networking': 'ON', 'mysqld.quick': 'ON' },
    );
  });

  it('adds up options that may be repeated', () => {
    assert.deepEqual(settings(['mysqld', 'replicate-do-db', 'a'], ['mysqld', 'replicate-do-db', 'b']), {
      'mysqld.replicate_do_db': ['a', 'b'],
    });
  });

  it('keeps groups of one version apart', () => {
    assert.deepEqual(settings(['mysqld-8.0', 'a', '1'], ['mysqldump', 'a', '2']), {
      'mysqld-8.0.a': '1',
      'mysqldump.a': '2',
    });
  });

  it('keep the mark that excuses a server which does not know them', () => {
    assert.deepEqual(settings(['mysqld', 'loose-innodb_x', '1']), { 'mysqld.loose_innodb_x': '1' });
  });
});
