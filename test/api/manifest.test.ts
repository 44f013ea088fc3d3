import assert from 'node:assert/strict';
import { manifestOf } from '../../src/api/manifest.js';
import { snapshotOf } from '../support/snapshots.js';

const SNAPSHOT = {
  ...snapshotOf({
    image: {
      facts: {
        config: { command: ['a', '--x=[redacted]', '[redacted]'], labels: { b: '[redacted]', c: 'd' } },
        'env/A': { name: 'A', value: 'plain' },
      },
    },
    users: { status: 'failed' as const, problems: [{ reason: 'unreadable' as const, message: 'no' }] },
  }),
  redaction: { mode: 'presence' as const },
};

describe('manifestOf', () => {
  it('tells what a snapshot holds and where secrets were, and no value', () => {
    const { sections, redaction } = manifestOf(SNAPSHOT);
    assert.deepEqual(redaction, { mode: 'presence' });
    assert.deepEqual(sections, {
      image: {
        status: 'complete',
        facts: 2,
        problems: 0,
        fields: ['command', 'labels', 'name', 'value'],
        redacted: [{ key: 'config', fields: ['command', 'labels.b'], count: 3 }],
      },
      users: { status: 'failed', facts: 0, problems: 1, fields: [], redacted: [] },
    });
  });

  it('names the files that were read, each once, where they are known', () => {
    const { sections } = manifestOf(SNAPSHOT, [
      ['users', '/b'],
      ['users', '/a'],
      ['users', '/b'],
    ]);
    assert.deepEqual(sections.users?.files, ['/a', '/b']);
    assert.deepEqual(sections.image?.files, []);
  });

  it('finds a secret in a key', () => {
    const { sections } = manifestOf(snapshotOf({ a: { facts: { 'x://[redacted]@h': {} } } }));
    assert.deepEqual(sections.a?.redacted, [{ key: 'x://[redacted]@h', fields: [], count: 1 }]);
  });
});
