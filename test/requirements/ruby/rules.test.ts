import assert from 'node:assert/strict';
import { RUBY_RULES } from '../../../src/requirements/ruby/rules.js';

describe('RUBY_RULES', () => {
  it('have examples that find something and examples that do not', () => {
    for (const { examples } of RUBY_RULES) assert.deepEqual(examples.map(({ findings }) => findings).sort(), [0, 1]);
  });
});
