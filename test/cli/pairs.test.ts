import assert from 'node:assert/strict';
import { pairsOf } from '../../src/cli/pairs.js';

describe('pairsOf', () => {
  it('takes names and values apart at the first =', () => {
    assert.deepEqual(pairsOf('x', ['a=b', 'c=d=e']), { a: 'b', c: 'd=e' });
    assert.deepEqual(pairsOf('x'), {});
  });

  it('refuses what is no pair', () => {
    for (const text of ['a', '=b', 'a=', '']) assert.throws(() => pairsOf('output', [text]), /--output/);
  });
});
