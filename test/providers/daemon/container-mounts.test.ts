import assert from 'node:assert/strict';
import { isGone } from '../../../src/providers/daemon/container-mounts.js';
import { Refusal } from '../../../src/providers/daemon/failure.js';

describe('a container that is gone', () => {
  it('is told from a file that is not there, by what Docker and podman say', () => {
    const gone = (status: number, said: string) => isGone(new Refusal('docker', '/x', status, said));
    assert.ok(gone(404, 'No such container: web'));
    assert.ok(gone(404, 'no container with name or ID "web" found: no such container'));
    assert.ok(!gone(404, 'Could not find the file /x in container web'));
    assert.ok(!gone(500, 'No such container: web'));
  });
});
