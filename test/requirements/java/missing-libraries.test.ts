import assert from 'node:assert/strict';
import { causes, java, START } from '../../support/java.js';
import { javaClass } from '../../support/java-class.js';
import { library } from '../../support/proof.js';

describe('missingLibraries', () => {
  const main = [{ push: 'codec' }, { call: 'java/lang/System.loadLibrary(Ljava/lang/String;)V' }] as const;

  it('misses a library that is nowhere', async () => {
    const app = { '/App.class': javaClass({ main }) };
    assert.deepEqual(await causes(app, START), ['error missing-library:libcodec.so']);
    assert.deepEqual(await causes({ ...app, '/native/libcodec.so': library('libcodec.so') }, START), []);
    const guarded = { '/App.class': javaClass({ main, guarded: true }) };
    assert.deepEqual(await causes(guarded, START, java('17.0.1')), []);
  });
});
