import assert from 'node:assert/strict';
import { asks, BERLIN, causes } from '../../support/libc.js';
import { glibcSystem } from '../../support/proof.js';

describe('missingZone', () => {
  it('names a zone that is set and not there', async () => {
    const app = { '/app': asks('localtime') };
    assert.deepEqual(await causes(app, { TZ: ':Europe/Berlin' }), ['error missing-tzdata:Europe/Berlin']);
    assert.deepEqual(await causes(app, { TZ: 'Europe/Berlin' }, glibcSystem('2.36', BERLIN)), []);
    for (const TZ of ['UTC', 'Etc/GMT+0', 'CET-1CEST', '<+03>-3', '/etc/zone', '']) {
      assert.deepEqual(await causes(app, { TZ }), [], TZ);
    }
  });
});
