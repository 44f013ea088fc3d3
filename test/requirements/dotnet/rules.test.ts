import assert from 'node:assert/strict';
import { DOTNET_RULES } from '../../../src/requirements/dotnet/rules.js';

describe('DOTNET_RULES', () => {
  it('have examples that find something and examples that do not', () => {
    for (const { examples } of DOTNET_RULES) assert.deepEqual(examples.map(({ findings }) => findings).sort(), [0, 1]);
  });
});
