import assert from 'node:assert/strict';
import { PERL_RULES } from '../../../src/requirements/perl/rules.js';

describe('PERL_RULES', () => {
  it('have examples that find something and examples that do not', () => {
    for (const { examples } of PERL_RULES) assert.deepEqual(examples.map(({ findings }) => findings).sort(), [0, 1]);
  });
});
