import assert from 'node:assert/strict';
import { costLines, outcomeLine } from '../../../src/dev/bench/text.js';

describe('the text of a contest', () => {
  it('sets the figures side by side, with the ratio to the first', () => {
    const contenders = ['hostdrift', 'gzip'].map((name) => ({ name, command: ['x'] as const, needs: [] }));
    const costs = new Map([
      ['hostdrift', { wall: 2, cpu: 2.5, memory: 120 }],
      ['gzip', { wall: 25, cpu: 24, memory: 2 }],
    ]);
    assert.deepEqual(costLines({ title: '', contenders, bounds: [] }, costs), [
      '  hostdrift    2.00 s    2.50 s cpu   120 MiB',
      '  gzip        25.00 s   24.00 s cpu     2 MiB   × 12.5',
    ]);
  });

  it('says whether a bound was kept, missed, or not tried', () => {
    const bound = { figure: 'wall', of: 'a', against: 'b', most: 1.3 } as const;
    assert.equal(outcomeLine({ bound, measured: 1.3 }), '  kept   1.300  (wall of a at most 1.300 of b)');
    assert.equal(outcomeLine({ bound, measured: 1.31 }), '  MISSED 1.310  (wall of a at most 1.300 of b)');
    assert.equal(outcomeLine({ bound, measured: undefined }), '  not measured  (wall of a at most 1.300 of b)');
    assert.equal(
      outcomeLine({ bound: { figure: 'memory', of: 'a', most: 200 }, measured: 130 }),
      '  kept   130.0 MiB  (memory of a at most 200 MiB)',
    );
  });
});
