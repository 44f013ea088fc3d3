import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/model/snapshot.js';
import { listedBaselines } from '../../../src/reports/terminal/baselines.js';
import { anEnvironment, PLAIN } from '../../support/report.js';

const snapshot: Snapshot = {
  schemaVersion: '1.0',
  tool: { name: 'hostdrift', version: '0.0.0' },
  takenAt: '2024-03-01T12:00:00Z',
  environment: {
    ...anEnvironment('debian-12'),
    platform: { os: 'linux', architecture: 'amd64' },
    madeBy: 'mmdebstrap --variant=minbase bookworm debian-12',
  },
  sections: {
    os: {
      status: 'complete',
      problems: [],
      facts: { release: { prettyName: 'Debian GNU/Linux 12' }, libc: { version: '2.36' } },
    },
    packages: { status: 'complete', problems: [], facts: { 'deb/a': {}, 'deb/b': {} } },
  },
};

describe('baselines listed', () => {
  it('say what they are, when and how they were made', () => {
    assert.equal(
      listedBaselines([{ name: 'debian-12', snapshot }], PLAIN),
      `debian-12  Debian GNU/Linux 12, linux/amd64, 2 packages, taken 2024-03-01
           from: mmdebstrap --variant=minbase bookworm debian-12

Use one like any environment: hostdrift check host debian-12
`,
    );
  });

  it('say so where there is none', () => {
    assert.equal(listedBaselines([], PLAIN), 'No baselines came with this installation.\n');
  });
});
