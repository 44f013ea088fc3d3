import assert from 'node:assert/strict';
import { JAVA_RULES } from '../../../src/requirements/java/rules.js';

describe('JAVA_RULES', () => {
  it('have examples that find something and examples that do not', () => {
    for (const { examples } of JAVA_RULES) assert.deepEqual(examples.map(({ findings }) => findings).sort(), [0, 1]);
  });
});
