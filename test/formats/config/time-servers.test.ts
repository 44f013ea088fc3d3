import assert from 'node:assert/strict';
import fc from 'fast-check';
import { timeServers } from '../../../src/formats/config/time-servers.js';

describe('time servers', () => {
  it('are those of timesyncd', () => {
    assert.deepEqual(timeServers('[Time]\n#NTP=no\nNTP=a.example b.example\nFallbackNTP=c\n'), [
      'a.example',
      'b.example',
    ]);
  });

  it('are those of ntpd and chronyd', () => {
    const text =
      '# server no\npool 2.debian.pool.ntp.org iburst\nserver -4 192.0.2.1 prefer\npeer 2001:db8::1\ndriftfile /a\n';
    assert.deepEqual(timeServers(text), ['2.debian.pool.ntp.org', '192.0.2.1', '2001:db8::1']);
  });

  it('are none of anything else', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => assert.ok(Array.isArray(timeServers(text)))));
  });
});
