import assert from 'node:assert/strict';
import { startOf } from '../../src/api/commands.js';
import { snapshotOf } from '../support/rules.js';

const files = new Set(['/srv/app.jar', '/srv/lib/a.jar', '/srv/server.js']);

function start(command: string[], workingDirectory?: string) {
  const config = { entrypoint: [], command, ...(workingDirectory === undefined ? {} : { workingDirectory }) };
  return startOf(snapshotOf({ image: { config } }), files);
}

describe('startOf', () => {
  it('is the command of an image that names a file of the payload', () => {
    const command = ['java', '-jar', '/srv/app.jar'];
    assert.deepEqual(start(command), { commands: [command], directory: '/' });
    assert.deepEqual(start(['node', './server.js'], '/srv')?.directory, '/srv');
    assert.notEqual(start(['java', '-cp', 'lib/a.jar:/x', 'App'], '/srv'), undefined);
    assert.notEqual(start(['java', '--class-path=/srv/lib/a.jar', 'App']), undefined);
  });

  it('is nothing where the command is one of the system', () => {
    assert.equal(start(['nginx', '-g', 'daemon off;']), undefined);
    assert.equal(start(['/srv/app.jar']), undefined);
    assert.equal(startOf(snapshotOf({}), files), undefined);
  });
});
