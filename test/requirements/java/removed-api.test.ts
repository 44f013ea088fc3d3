import assert from 'node:assert/strict';
import { causes, java, START } from '../../support/java.js';
import { javaClass } from '../../support/java-class.js';

describe('removedApi', () => {
  it('knows what releases removed', async () => {
    const app = (guarded?: true) => ({
      '/App.class': javaClass({
        main: [{ call: 'java/lang/Thread.countStackFrames()I', virtual: true }],
        ...(guarded ? { guarded } : {}),
      }),
    });
    assert.deepEqual(await causes(app(), START, java('21.0.1')), []);
    assert.deepEqual(await causes(app(), START, java('25')), [
      'error language-version:java.lang.Thread.countStackFrames',
    ]);
    assert.deepEqual(await causes(app(true), START, java('25')), [
      'warning language-version:java.lang.Thread.countStackFrames',
    ]);
  });

  it('tells once what first throws and then goes', async () => {
    const app = { '/App.class': javaClass({ main: [{ call: 'java/lang/Thread.suspend()V', virtual: true }] }) };
    const gone = ['error language-version:java.lang.Thread.suspend'];
    assert.deepEqual(await causes(app, START, java('17.0.1')), []);
    assert.deepEqual(await causes(app, START, java('21.0.1')), gone);
    assert.deepEqual(await causes(app, START, java('25')), gone);
  });
});
