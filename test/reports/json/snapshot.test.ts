import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/model/snapshot.js';
import { billText, snapshotChunks, snapshotText } from '../../../src/reports/json/snapshot.js';
import { anEnvironment } from '../../support/report.js';

const snapshot: Snapshot = {
  schemaVersion: '1.0',
  tool: { name: 'hostdrift', version: '0.0.0' },
  takenAt: '2024-01-01T00:00:00Z',
  environment: anEnvironment('img.tar'),
  sections: {
    packages: {
      status: 'partial',
      problems: [{ path: '/var/lib/dpkg/status', reason: 'malformed', message: 'cut\u009b' }],
      facts: { 'deb/b': { version: '2', name: 'b' }, 'deb/a': { version: '1', name: 'a\u202E' } },
    },
    os: { status: 'complete', problems: [], facts: {} },
  },
};

describe('a snapshot as text', () => {
  it('is JSON that says the same, a fact a line, maps in order', () => {
    const text = snapshotText(snapshot);
    assert.deepEqual(JSON.parse(text), snapshot);
    const end = text.slice(text.indexOf('  "sections"'));
    assert.equal(
      end,
      `  "sections": {
    "os": {
      "status": "complete",
      "problems": [],
      "facts": {}
    },
    "packages": {
      "status": "partial",
      "problems": [
        {"path":"/var/lib/dpkg/status","reason":"malformed","message":"cut\\u009b"}
      ],
      "facts": {
        "deb/a": {"name":"a\\u202e","version":"1"},
        "deb/b": {"name":"b","version":"2"}
      }
    }
  }
}
`,
    );
  });

  it('comes in chunks, none of which is large', () => {
    const facts = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`deb/${index}`, { version: 'x'.repeat(40) }]),
    );
    const large = { ...snapshot, sections: { packages: { status: 'complete' as const, problems: [], facts } } };
    const chunks = [...snapshotChunks(large)];
    assert.ok(chunks.length > 3 && chunks.every(({ length }) => length < 70_000));
    assert.deepEqual(JSON.parse(chunks.join('')), large);
  });

  it('needs no section', () => {
    assert.deepEqual(JSON.parse(snapshotText({ ...snapshot, sections: {} })), { ...snapshot, sections: {} });
  });

  it('has bills of materials beside it, in the order of their fields and harmless', () => {
    assert.equal(billText({ b: '\u202e', a: [] }), '{\n  "b": "\\u202e",\n  "a": []\n}\n');
  });
});
