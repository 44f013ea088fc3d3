import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { BOOTED, managerFacts, readSystemManager } from '../../../src/providers/host/system-manager.js';
import { pendingUnless } from '../../support/pending.js';

describe('what the manager of the system says', () => {
  it('is nothing where no systemd manages the machine', async () => {
    assert.deepEqual(await readSystemManager('/nowhere/at/all'), {});
  });

  it('is not known where it does not answer', () => {
    assert.deepEqual(managerFacts('', ''), {});
  });

  it('names units that are active, where it is this machine', async function () {
    pendingUnless(this, existsSync(BOOTED), 'systemd does not manage this machine');
    const { units = [] } = await readSystemManager();
    assert.ok(units.some(({ active }) => active === 'active'));
  });
});
