import assert from 'node:assert/strict';
import { asksForNothing, headsOf } from '../../../src/formats/javascript/vocabulary.js';

const vocabulary = {
  globals: new Set(['fetch']),
  members: new Set(['Promise.withResolvers', 'import.meta.dirname']),
  loaders: new Set<string>(),
};

describe('headsOf', () => {
  it('has the globals and what members are of', () => {
    assert.deepEqual([...headsOf(vocabulary)], ['fetch', 'Promise', 'import']);
  });
});

describe('asksForNothing', () => {
  it('keeps whatever could ask for something', () => {
    for (const text of [
      "require('a')",
      "import 'a'",
      'export default 1',
      'fetch(a)',
      'Promise.withResolvers()',
      'a?.b',
      'a ?? b',
      'a ||= b',
      'a &&= b',
      'class A { static {} }',
      'await a',
      'using a = b',
    ]) {
      assert.equal(asksForNothing(text, vocabulary), false, text);
    }
  });

  it('drops data and plain functions', () => {
    for (const text of ['', 'window.table = { a: [1, 2] }', 'var a = b || c', 'prefetch(1)']) {
      assert.equal(asksForNothing(text, vocabulary), true, text);
    }
  });
});
