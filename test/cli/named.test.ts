import assert from 'node:assert/strict';
import { named } from '../../src/cli/named.js';
import type { Snapshot } from '../../src/model/snapshot.js';
import { anEnvironment } from '../support/report.js';

const snapshot: Snapshot = {
  schemaVersion: '1.0',
  tool: { name: 'hostdrift', version: '0.0.0' },
  takenAt: '2024-01-01T00:00:00Z',
  environment: anEnvironment('host'),
  sections: {},
};

describe('a snapshot by the name that the user gave', () => {
  it('is called so, and keeps what it was', () => {
    const { reference, name } = named(snapshot, 'web.json').environment;
    assert.deepEqual([reference, name], ['web.json', 'host']);
    assert.equal(named(snapshot, 'host'), snapshot);
  });

  it('keeps the name that it has', () => {
    const withName = { ...snapshot, environment: { ...snapshot.environment, name: 'web1' } };
    assert.equal(named(withName, 'web.json').environment.name, 'web1');
  });

  it('does not repeat a password', () => {
    assert.equal(named(snapshot, 'ssh://me:hunter2@host').environment.reference, 'ssh://me:[redacted]@host');
  });
});
