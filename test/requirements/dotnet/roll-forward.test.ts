import assert from 'node:assert/strict';
import { rollsForward } from '../../../src/requirements/dotnet/roll-forward.js';

describe('rollsForward', () => {
  it('follows the policy', () => {
    const holds = (policy: string | undefined) =>
      ['7.0.20', '8.0.0', '8.0.5', '8.1.0', '9.0.1', '10.0.0'].filter((installed) =>
        rollsForward('8.0.1', installed, policy),
      );
    assert.deepEqual(holds(undefined), ['8.0.5', '8.1.0']);
    assert.deepEqual(holds('LatestPatch'), ['8.0.5']);
    assert.deepEqual(holds('Major'), ['8.0.5', '8.1.0', '9.0.1', '10.0.0']);
    assert.deepEqual(holds('Disable'), []);
    assert.equal(rollsForward('8.0.1', '8.0.1', 'Disable'), true);
  });

  it('takes no preview for the release', () => {
    assert.equal(rollsForward('9.0.0', '9.0.0-rc.2', undefined), false);
    assert.equal(rollsForward('9.0.0-rc.1', '9.0.0-rc.2', undefined), true);
  });
});
