import assert from 'node:assert/strict';
import { ADDON_RULES } from '../../../src/requirements/node/addon-rules.js';
import { NODE_RULES } from '../../../src/requirements/node/rules.js';

describe('ADDON_RULES', () => {
  it('are among those of Node.js', () => {
    assert.ok(ADDON_RULES.every((rule) => NODE_RULES.includes(rule)));
    assert.ok(ADDON_RULES.some(({ id }) => id === 'node-abi'));
  });
});
