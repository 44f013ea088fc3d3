import assert from 'node:assert/strict';
import { PHP_RULES } from '../../../src/requirements/php/rules.js';

describe('PHP_RULES', () => {
  it('have examples that find something and examples that do not', () => {
    for (const { examples } of PHP_RULES)
      assert.deepEqual([...new Set(examples.map(({ findings }) => findings))].sort(), [0, 1]);
  });
});
