import assert from 'node:assert/strict';
import { app, needs, runtime } from '../../../src/requirements/node/examples.js';

describe('examples of rules of Node.js', () => {
  it('have the release, and code that is started', () => {
    assert.equal(runtime('20.19.2', 115).node?.['/usr/bin/node']?.version, '20.19.2');
    assert.deepEqual(app(needs('express'))['node-code']?.['/srv/app/server.js'], needs('express'));
  });
});
