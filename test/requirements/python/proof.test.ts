import assert from 'node:assert/strict';
import { proofOf } from '../../../src/requirements/python/proof.js';
import { undecided, unmet } from '../../../src/requirements/scene.js';

describe('proofOf', () => {
  it('takes the worst of its needs', () => {
    const [error, warning] = [unmet('r', 'c', 'm', []), unmet('r', 'c', 'm', [], { level: 'warning' })];
    assert.equal(proofOf('a', [warning]).verdict, 'runs');
    assert.equal(proofOf('a', [warning, undecided('c', 'r', [])]).verdict, 'unknown');
    assert.equal(proofOf('a', [error]).verdict, 'breaks');
  });
});
