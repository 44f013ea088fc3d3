import assert from 'node:assert/strict';
import { SHELL_RULES } from '../../../src/requirements/shell/rules.js';

describe('SHELL_RULES', () => {
  it('have examples that find something and examples that do not', () => {
    for (const { examples } of SHELL_RULES) assert.deepEqual(examples.map(({ findings }) => findings).sort(), [0, 1]);
  });
});
