import assert from 'node:assert/strict';
import { outcomes } from '../../../src/dev/bench/contest.js';

describe('outcomes', () => {
  const costs = new Map([
    ['ours', { wall: 1, cpu: 2, memory: 100 }],
    ['theirs', { wall: 4, cpu: 8, memory: 50 }],
  ]);
  const measured = (...bounds: Parameters<typeof outcomes>[0]['bounds'][number][]) =>
    outcomes({ title: '', contenders: [], bounds }, costs).map((outcome) => outcome.measured);

  it('divide by whom they are held against, or stand alone', () => {
    assert.deepEqual(
      measured({ figure: 'wall', of: 'ours', against: 'theirs', most: 1 }, { figure: 'memory', of: 'ours', most: 200 }),
      [0.25, 100],
    );
  });

  it('are not invented where one did not run', () => {
    assert.deepEqual(
      measured({ figure: 'wall', of: 'ours', against: 'absent', most: 1 }, { figure: 'cpu', of: 'absent', most: 1 }),
      [undefined, undefined],
    );
  });
});
