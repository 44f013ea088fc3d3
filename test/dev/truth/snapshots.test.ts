import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { CachedSnapshots } from '../../../src/dev/truth/snapshots.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('CachedSnapshots', () => {
  const scratch = scratchDirectory();

  it('captures a directory once, also for the next run', async () => {
    scratch.write('root/etc/os-release', 'ID=x\n');
    const directory = scratch.path('root');
    const first = await new CachedSnapshots(scratch.path('cache')).of(directory);
    rmSync(directory, { recursive: true });
    const again = new CachedSnapshots(scratch.path('cache'));
    assert.deepEqual(await again.of(directory), JSON.parse(JSON.stringify(first)));
    assert.equal(await again.of(directory), await again.of(directory));
  });
});
