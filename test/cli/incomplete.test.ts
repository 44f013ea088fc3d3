import assert from 'node:assert/strict';
import { incompleteSections, incompleteText } from '../../src/cli/incomplete.js';
import { aSnapshot } from '../support/environments.js';

const problem = { path: '/var/lib/dpkg/status\u001b[2J', reason: 'malformed' as const, message: 'ends in a record' };

describe('an incomplete snapshot', () => {
  it('is told by what is the matter, with the sections that share it', () => {
    const holes = incompleteSections(
      aSnapshot('dir:x', {
        cpu: { status: 'not-applicable', problems: [], facts: {} },
        os: { status: 'complete', problems: [problem], facts: {} },
        packages: { status: 'failed', problems: [problem, problem, problem], facts: {} },
        ports: { status: 'failed', problems: [problem, problem, problem], facts: {} },
        users: { status: 'partial', problems: [], facts: {} },
      }),
    );
    assert.equal(
      incompleteText(holes),
      `hostdrift: the snapshot is incomplete. What could not be read is unknown in it:
  packages, ports: /var/lib/dpkg/status\\x1b[2J: ends in a record (and 2 more)
  users: no reason recorded
`,
    );
  });

  it('is none where all was read', () => {
    assert.deepEqual(incompleteSections(aSnapshot('dir:x', {})), []);
  });
});
