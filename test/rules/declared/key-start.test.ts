import assert from 'node:assert/strict';
import { keyStart } from '../../../src/rules/declared/key-start.js';

describe('keyStart', () => {
  it('is what the first condition says of the key', () => {
    assert.equal(keyStart("key.startsWith('nginx:') && has(fact.absent)"), 'nginx:');
    assert.equal(keyStart('key.startsWith("nginx:")'), 'nginx:');
    assert.equal(keyStart("key == 'apache:User' && size(fact.value) > 0"), 'apache:User');
    assert.equal(keyStart("key.startsWith('a:') && (x || y) && fact.?b.orValue(false)"), 'a:');
  });

  it('is empty where the condition may hold for other keys', () => {
    for (const match of [
      undefined,
      'has(fact.absent)',
      "!key.startsWith('a:')",
      "key.startsWith('a:') || key.startsWith('b:')",
      "key.startsWith('a:') && has(fact.b) || has(fact.c)",
      "key.startsWith('a:') && has(fact.b) ? true : has(fact.c)",
      "key.startsWith('a:') == false",
      "key.startsWith('a' + x) && y",
    ])
      assert.equal(keyStart(match), '', match);
  });

  it('is not misled by what stands in quotes', () => {
    assert.equal(keyStart("key.startsWith('a:') && fact.x == 'b || c ? (' && y"), 'a:');
    assert.equal(keyStart("key.startsWith('a:') && fact.x == ')' || y"), '');
  });
});
