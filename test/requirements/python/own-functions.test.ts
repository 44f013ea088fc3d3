import assert from 'node:assert/strict';
import { mayHaveEnded, OwnFunctions } from '../../../src/requirements/python/own-functions.js';

describe('OwnFunctions', () => {
  it('enters a function of a file once', () => {
    const functions = new OwnFunctions();
    const body = [{ import: 'a', line: 1 }];
    functions.add('/app.py', 'main', body);
    assert.deepEqual(functions.enter('/other.py', 'main'), []);
    assert.equal(functions.enter('/app.py', 'main'), body);
    assert.deepEqual(functions.enter('/app.py', 'main'), []);
  });

  it('knows after what a function may have ended', () => {
    assert.equal(mayHaveEnded({ if: [{ when: '?', body: [{ ends: true }] }] }), true);
    assert.equal(mayHaveEnded({ try: [], except: [{ catches: [], body: [{ ends: true }] }] }), true);
    assert.equal(mayHaveEnded({ later: [{ ends: true }] }), false);
  });
});
