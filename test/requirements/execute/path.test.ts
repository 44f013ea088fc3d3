import assert from 'node:assert/strict';
import { findCommand } from '../../../src/requirements/execute/path.js';
import { glibcSystem, program, sceneOf } from '../../support/proof.js';

describe('findCommand', () => {
  it('looks in PATH, passes over what cannot be executed, and takes a path as it is', async () => {
    const scene = await sceneOf(
      glibcSystem(),
      { '/bin/sh': 'text', '/bin/tool': program() },
      {
        environment: { PATH: '/opt/app/bin:/usr/bin' },
      },
    );
    assert.deepEqual(findCommand(scene, 'sh'), { kind: 'found', path: '/usr/bin/sh' });
    assert.deepEqual(findCommand(scene, 'tool'), { kind: 'found', path: '/opt/app/bin/tool' });
    assert.deepEqual(findCommand(scene, 'node'), { kind: 'missing', searched: '/opt/app/bin:/usr/bin' });
    assert.deepEqual(findCommand(scene, '/bin/sh'), { kind: 'found', path: '/bin/sh' });
    assert.equal(findCommand(scene, '/bin/node').kind, 'missing');
  });

  it('is unknown where a directory of PATH could not be read', async () => {
    const target = glibcSystem('2.36', { '/usr/local/bin': { directory: true, unreadable: 'denied' } });
    const scene = await sceneOf(target, {}, { environment: { PATH: '/usr/local/bin:/usr/bin' } });
    assert.equal(findCommand(scene, 'node').kind, 'unknown');
    assert.equal(findCommand(scene, 'sh').kind, 'found');
  });
});
