import assert from 'node:assert/strict';
import { inWordsOf } from '../../src/api/bill-release.js';
import type { Snapshot } from '../../src/model/snapshot.js';
import { snapshotOf } from '../support/snapshots.js';

function release(id: string, versionId: string, kind: 'directory' | 'sbom'): Snapshot {
  const whole = snapshotOf({ os: { facts: { release: { id, versionId } } } });
  return { ...whole, environment: { ...whole.environment, kind } };
}

const versionOf = (other: Snapshot, snapshot: Snapshot) =>
  inWordsOf(other, snapshot).sections.os?.facts.release?.versionId;

describe('inWordsOf', () => {
  it('leaves out the point release that only a bill of materials counts', () => {
    assert.equal(versionOf(release('debian', '13', 'directory'), release('debian', '13.8', 'sbom')), '13');
  });

  it('leaves anything else as it is', () => {
    assert.equal(versionOf(release('debian', '12', 'directory'), release('debian', '13.8', 'sbom')), '13.8');
    assert.equal(versionOf(release('ubuntu', '13', 'directory'), release('debian', '13.8', 'sbom')), '13.8');
    assert.equal(versionOf(release('debian', '13', 'directory'), release('debian', '13.8', 'directory')), '13.8');
    assert.equal(versionOf(snapshotOf({}), release('debian', '13.8', 'sbom')), '13.8');
    assert.equal(versionOf(release('debian', '1', 'directory'), release('debian', '13.8', 'sbom')), '13.8');
  });
});
