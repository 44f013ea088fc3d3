import assert from 'node:assert/strict';
import { NODE_RULES } from '../../../src/requirements/node/rules.js';

describe('NODE_RULES', () => {
  it('have examples that find something and examples that do not', () => {
    for (const { id, examples } of NODE_RULES) {
      assert.ok(
        examples.some(({ findings }) => findings > 0),
        id,
      );
      assert.ok(
        examples.some(({ findings }) => findings === 0),
        id,
      );
    }
  });
});
