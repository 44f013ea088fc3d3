import assert from 'node:assert/strict';
import { mountsProbe } from '../../../src/probes/machine/mounts.js';
import { liveSection } from '../../support/live.js';

describe('the mounts probe', () => {
  it('tells what lies where, without the file systems of the kernel', async () => {
    const space = { size: 10, free: 5, inodes: 4, freeInodes: 3 };
    const mounts = [
      { device: 'proc', point: '/proc', type: 'proc', options: ['rw'] },
      { device: '/dev/sda1', point: '/', type: 'ext4', options: ['rw', 'relatime'], space },
      { device: 'tmpfs', point: '/tmp', type: 'tmpfs', options: ['rw'] },
      { device: 'tmpfs', point: '/tmp', type: 'tmpfs', options: ['rw', 'noexec'] },
    ];
    const { facts } = await liveSection(mountsProbe, { mounts, problems: [] });
    assert.deepEqual(facts, {
      '/': { device: '/dev/sda1', type: 'ext4', options: ['relatime', 'rw'], ...space },
      '/tmp': { device: 'tmpfs', type: 'tmpfs', options: ['noexec', 'rw'] },
    });
  });

  it('does not apply to files, and does not know what was not told', async () => {
    assert.equal((await liveSection(mountsProbe)).status, 'not-applicable');
    assert.equal((await liveSection(mountsProbe, { problems: [] })).status, 'failed');
  });
});
