import assert from 'node:assert/strict';
import { GO_RULES } from '../../../src/requirements/go/rules.js';

describe('GO_RULES', () => {
  it('have examples that find something and examples that do not', () => {
    for (const { examples } of GO_RULES) {
      assert.deepEqual([...new Set(examples.map(({ findings }) => findings))].sort(), [0, 1]);
    }
  });
});
