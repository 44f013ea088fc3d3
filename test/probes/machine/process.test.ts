import assert from 'node:assert/strict';
import type { ProcessFacts } from '../../../src/model/environment.js';
import { processProbe } from '../../../src/probes/machine/process.js';
import { liveSection } from '../../support/live.js';

const PROCESS: ProcessFacts = {
  executable: { path: '/srv/app', deleted: true },
  uid: 1000,
  gid: 100,
  groups: [100, 4],
  capabilities: '0',
  noNewPrivileges: false,
  namespaces: ['net', 'mnt'],
  mapped: [
    { path: '/srv/app', deleted: true },
    { path: '/usr/lib/libx.so', deleted: false },
  ],
};

describe('the process probe', () => {
  it('does not apply where no process is looked at', async () => {
    assert.equal((await liveSection(processProbe)).status, 'not-applicable');
    assert.equal((await liveSection(processProbe, { problems: [] })).status, 'not-applicable');
  });

  it('tells who the process is, and what it has mapped', async () => {
    const { status, facts } = await liveSection(processProbe, { process: PROCESS, problems: [] });
    assert.equal(status, 'complete');
    assert.deepEqual(facts, {
      '/srv/app': { mapped: true, deleted: true },
      '/usr/lib/libx.so': { mapped: true },
      process: {
        executable: '/srv/app',
        deleted: true,
        uid: 1000,
        gid: 100,
        groups: [4, 100],
        capabilities: '0',
        noNewPrivileges: false,
        namespaces: ['mnt', 'net'],
      },
    });
  });
});
