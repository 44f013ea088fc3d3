import assert from 'node:assert/strict';
import { limitsProbe } from '../../../src/probes/machine/limits.js';
import { kernelSays, liveSection } from '../../support/live.js';

describe('the limits probe', () => {
  it('tells soft and hard limits by their short names', async () => {
    const text = 'Max open files            1024                 unlimited            files     \n';
    const { status, facts } = await liveSection(limitsProbe, kernelSays({ '/proc/self/limits': text }));
    assert.deepEqual([status, facts], ['complete', { nofile: { soft: 1024, hard: 'unlimited' } }]);
  });

  it('does not apply to files, and does not know what the kernel kept to itself', async () => {
    assert.equal((await liveSection(limitsProbe)).status, 'not-applicable');
    assert.equal((await liveSection(limitsProbe, kernelSays({}))).status, 'failed');
  });
});
