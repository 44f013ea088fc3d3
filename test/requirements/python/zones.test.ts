import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/model/snapshot.js';
import { missingZones } from '../../../src/requirements/python/zones.js';

function target(zones: readonly string[], status = 'complete'): Snapshot {
  return { sections: { timezones: { status, problems: [], facts: { data: { zones } } } } } as unknown as Snapshot;
}

describe('missingZones', () => {
  const asked = { environment: 'payload', path: '/app.py', fact: '' } as const;
  const causes = (snapshot: Snapshot) => missingZones(snapshot, ['US/Pacific'], asked).fails.map(({ cause }) => cause);

  it('tells a zone that is missing from a system that has none', () => {
    assert.deepEqual(causes(target([])), ['missing-tzdata']);
    assert.deepEqual(causes(target(['UTC'])), ['missing-timezone:US/Pacific']);
    assert.deepEqual(causes(target(['US/Pacific'])), []);
  });

  it('says nothing where the zones are not known', () => {
    assert.deepEqual(causes(target([], 'partial')), []);
  });
});
