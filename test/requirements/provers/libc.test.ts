import assert from 'node:assert/strict';
import { asks, BERLIN, causes, GERMAN, THROWS } from '../../support/libc.js';
import { glibcSystem } from '../../support/proof.js';

describe('libcProver', () => {
  it('minds nothing that the source lacks too', async () => {
    const system = { ...glibcSystem(), '/app': asks(THROWS, 'localtime') };
    const set = { LANG: 'de_DE.UTF-8', TZ: 'Europe/Berlin' };
    assert.deepEqual(await causes(system, set, glibcSystem(), { at: '/' }), []);
    assert.deepEqual(await causes({ ...system, ...GERMAN, ...BERLIN }, set, glibcSystem(), { at: '/' }), [
      'error missing-locale:de_DE.UTF-8',
      'error missing-tzdata:Europe/Berlin',
    ]);
  });

  it('looks at what is started, and at no program of the target', async () => {
    const app = { '/app': asks(THROWS), '/other': asks(THROWS) };
    const german = { LC_ALL: 'de_DE.UTF-8' };
    const target = glibcSystem('2.36', { '/usr/bin/tool': asks(THROWS) });
    assert.equal((await causes(app, german, target, { entries: ['/app'] })).length, 1);
    assert.equal((await causes(app, german, target, { commands: [['/opt/app/app', 'x'], ['tool']] })).length, 1);
    assert.equal((await causes(app, german, target)).length, 2);
  });
});
