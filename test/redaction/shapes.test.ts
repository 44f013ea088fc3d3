import assert from 'node:assert/strict';
import { SHAPES } from '../../src/redaction/shapes.js';
import { privateKeys, shapedSecrets } from '../support/secrets/kinds.js';

describe('SHAPES', () => {
  it('need what is in every text that they are found in', () => {
    for (const { value } of [...shapedSecrets(2), ...privateKeys()]) {
      for (const { title, needs, pattern } of SHAPES) {
        pattern.lastIndex = 0;
        if (pattern.test(value)) assert.ok(value.includes(needs), title);
      }
    }
  });

  it('take basic authentication for what it is only when a name and a password come of it', () => {
    const confirms = SHAPES.find(({ title }) => title === 'basic authentication')?.confirms;
    assert.equal(confirms?.(Buffer.from('user:password').toString('base64')), true);
    assert.equal(confirms?.('authentication'), false);
  });

  it('find each of themselves at any place of a text, again and again', () => {
    for (const { pattern, title } of SHAPES) assert.ok(pattern.global, title);
  });
});
