import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseSynchronised, parseUnitList } from '../../../src/providers/host/unit-list.js';

const LIST = `nginx.service            loaded    active   running The nginx server
● app.service            loaded    failed   failed  An app
apt-daily.timer          loaded    active   waiting Daily
  ntp.service            not-found inactive dead    ntp.service
LOAD   = Reflects whether the unit definition was properly loaded.
`;

describe('the list of units', () => {
  it('has names and states, also of what failed or is not there', () => {
    assert.deepEqual(parseUnitList(LIST), [
      { name: 'nginx.service', load: 'loaded', active: 'active' },
      { name: 'app.service', load: 'loaded', active: 'failed' },
      { name: 'apt-daily.timer', load: 'loaded', active: 'active' },
      { name: 'ntp.service', load: 'not-found', active: 'inactive' },
    ]);
  });

  it('tells whether the clock is kept, in the words of old and new releases', () => {
    assert.equal(parseSynchronised('Time zone: UTC\nSystem clock synchronized: yes\nNTP service: active\n'), true);
    assert.equal(parseSynchronised('NTP synchronized: no\n'), false);
    assert.equal(parseSynchronised('Failed to connect to bus\n'), undefined);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.ok(parseUnitList(text).every(({ name }) => name.includes('.')));
        assert.ok([true, false, undefined].includes(parseSynchronised(text)));
      }),
    );
  });
});
