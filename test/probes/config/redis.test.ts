import assert from 'node:assert/strict';
import { redisProbe } from '../../../src/probes/config/redis.js';
import { configurationOf, said } from '../../support/configuration.js';

describe('the redis probe', () => {
  it('lets the last mention count, and adds up what may be repeated', async () => {
    const main = '/etc/redis/redis.conf';
    const text = [
      'maxmemory 2gb',
      'save 900 1',
      'include /etc/redis/more.conf',
      'SAVE 300 10',
      'client-output-buffer-limit pubsub 32mb 8mb 60',
      'requirepass "a b"',
    ];
    const section = await configurationOf(
      { [main]: text.join('\n'), '/etc/redis/more.conf': 'maxmemory 1024mb\ninclude /etc/redis/more.conf\n' },
      redisProbe,
    );
    assert.deepEqual(said(section), {
      'redis:maxmemory': ['1gb', '/etc/redis/more.conf:1'],
      'redis:save': [['900 1', '300 10'], `${main}:4`],
      'redis:client-output-buffer-limit[pubsub]': ['32mb 8mb 60', `${main}:5`],
      'redis:requirepass': ['a b', `${main}:6`],
    });
  });

  it('names an included file that is not there, and writes decimal sizes as Redis does', async () => {
    const text = 'include /etc/redis/none.conf\ninclude /etc/redis/none*.conf\nmaxmemory 2g\n';
    const { facts } = await configurationOf({ '/etc/redis/redis.conf': text }, redisProbe);
    assert.deepEqual(facts['redis:include']?.absent, ['/etc/redis/none.conf']);
    assert.equal(facts['redis:maxmemory']?.value, '2000000000');
  });
});
