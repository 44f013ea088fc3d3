import assert from 'node:assert/strict';
import type { Section, Snapshot } from '../../../src/model/snapshot.js';
import { forbidsToExecute } from '../../../src/requirements/execute/mounted.js';

function target(points: Record<string, readonly string[]>, status: Section['status'] = 'complete'): Snapshot {
  const facts = Object.entries(points).map(([point, options]) => [point, { device: 'd', type: 'tmpfs', options }]);
  const mounts: Section = { status, problems: [], facts: Object.fromEntries(facts) };
  return { sections: { mounts } } as unknown as Snapshot;
}

describe('the file system that something lies on', () => {
  it('is the nearest that is mounted above it', () => {
    const found = target({ '/': ['rw'], '/srv': ['noexec'], '/srv/app': ['rw'] });
    assert.deepEqual(forbidsToExecute(found, '/srv/run'), { point: '/srv', type: 'tmpfs' });
    assert.equal(forbidsToExecute(found, '/srv/app/run'), undefined);
    assert.equal(forbidsToExecute(found, '/srvx/run'), undefined);
    assert.deepEqual(forbidsToExecute(target({ '/': ['noexec'] }), '/a'), { point: '/', type: 'tmpfs' });
  });

  it('is not known where it is not known what is mounted', () => {
    assert.equal(forbidsToExecute(target({ '/': ['noexec'] }, 'failed'), '/a'), undefined);
    assert.equal(forbidsToExecute({ sections: {} } as unknown as Snapshot, '/a'), undefined);
  });
});
