import assert from 'node:assert/strict';
import { PROVERS } from '../../../src/requirements/provers/index.js';
import { REQUIREMENT_RULES } from '../../../src/requirements/rules/index.js';

describe('REQUIREMENT_RULES', () => {
  it('has the rules of every prover, each id once', () => {
    const ids = REQUIREMENT_RULES.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { rules } of PROVERS) for (const { id } of rules) assert.ok(ids.includes(id), id);
  });
});
