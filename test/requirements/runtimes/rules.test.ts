import assert from 'node:assert/strict';
import { RUNTIME_RULES } from '../../../src/requirements/runtimes/rules.js';

describe('RUNTIME_RULES', () => {
  it('have examples that find something and examples that do not', () => {
    for (const { examples } of RUNTIME_RULES) {
      assert.deepEqual([...new Set(examples.map(({ findings }) => findings))].sort(), [0, 1]);
    }
  });
});
