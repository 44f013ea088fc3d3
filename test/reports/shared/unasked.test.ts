import assert from 'node:assert/strict';
import type { Finding } from '../../../src/model/finding.js';
import { unasked, unaskedRules, unaskedWords, without } from '../../../src/reports/shared/unasked.js';

function blind(count: number, level: Finding['level'] = 'warning'): Finding[] {
  return Array.from({ length: count }, (_none, index) => ({
    ...{ rule: `rule-${index}`, level, status: 'undetermined' as const, message: 'x', evidence: [], fix: 'y' },
    fingerprint: String(index),
  }));
}

const OPEN: Finding = { ...(blind(1)[0] as Finding), status: 'open', rule: 'open' };

describe('questions that could not be asked', () => {
  it('are folded where they are many', () => {
    assert.deepEqual(unasked([...blind(8), OPEN]), []);
    const [many, seeing] = [
      blind(9),
      { ...(blind(1)[0] as Finding), evidence: [{ environment: 'target' as const, fact: 'x' }] },
    ];
    const all = [...many, OPEN, seeing];
    assert.equal(unasked(all).length, 9);
    assert.deepEqual(without(all, unasked(all)), [OPEN, seeing]);
    assert.deepEqual(without(all, []), all);
  });

  it('are counted and named', () => {
    assert.equal(unaskedWords(blind(9)), '9 questions could not be asked for want of facts');
    assert.match(
      unaskedWords([...blind(9), ...blind(2, 'error')]),
      /11 questions .*, 2 of them about what would break$/,
    );
    assert.deepEqual(unaskedRules([...blind(2), ...blind(1)]), ['rule-0', 'rule-1']);
  });
});
