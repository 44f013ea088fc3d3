import assert from 'node:assert/strict';
import { asks, causes, GERMAN, THROWS } from '../../support/libc.js';
import { glibcSystem, MUSL, muslSystem, program } from '../../support/proof.js';

describe('missingLocales', () => {
  it('names locales that are set and not there: an error for who throws, a warning for who is told', async () => {
    const german = { LC_ALL: 'de_DE.UTF-8' };
    assert.deepEqual(await causes({ '/app': asks(THROWS) }, german), ['error missing-locale:de_DE.UTF-8']);
    assert.deepEqual(await causes({ '/app': asks('setlocale') }, german), ['warning missing-locale:de_DE.UTF-8']);
    assert.deepEqual(await causes({ '/app': asks('puts') }, german), []);
    assert.deepEqual(await causes({ '/app': asks(THROWS) }, german, glibcSystem('2.36', GERMAN)), []);
    const musl = program({ interpreter: MUSL, symbols: [{ name: 'setlocale', undefined: true }] });
    assert.deepEqual(await causes({ '/app': musl }, german, muslSystem()), []);
  });

  it('reads the variables as setlocale does', async () => {
    const app = { '/app': asks('setlocale') };
    assert.deepEqual(await causes(app, { LC_ALL: 'C', LANG: 'de_DE.UTF-8' }), []);
    assert.deepEqual(await causes(app, { LC_TIME: 'fr_FR', LANG: 'C' }), ['warning missing-locale:fr_FR']);
    assert.deepEqual(await causes(app, {}), []);
  });
});
