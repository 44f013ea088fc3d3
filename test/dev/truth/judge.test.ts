import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { judgePairs } from '../../../src/dev/truth/judge.js';
import type { TruthPair, TruthPayload } from '../../../src/dev/truth/lists.js';
import { CachedSnapshots } from '../../../src/dev/truth/snapshots.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('judgePairs', () => {
  const scratch = scratchDirectory();

  it('says of each pair that is built what is proved of it', async () => {
    scratch.write('payloads/p/bin/app', '#!/bin/nosuch\n');
    chmodSync(scratch.path('payloads/p/bin/app'), 0o755);
    scratch.write('targets/t/etc/hostname', 't\n');
    const payloads = new Map<string, TruthPayload>([['p', { id: 'p', cmd: ['/opt/app/bin/app'] }]]);
    const pair: TruthPair = { payload: 'p', kind: 'script', target: 't', verdict: 'breaks' };
    const pairs = [pair, { ...pair, target: 't@cpu-v2' }, { ...pair, target: 'gone' }];
    const judged = await judgePairs(scratch.path(), pairs, payloads, new CachedSnapshots(scratch.path('cache')));
    assert.deepEqual(
      judged.map(({ pair: { target }, said }) => [target, said.verdict, said.causes]),
      [
        ['t', 'breaks', ['missing-interpreter:/bin/nosuch']],
        ['t@cpu-v2', 'breaks', ['missing-interpreter:/bin/nosuch']],
      ],
    );
  });
});
