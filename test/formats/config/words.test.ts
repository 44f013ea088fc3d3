import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wordsOf } from '../../../src/formats/config/words.js';

describe('wordsOf', () => {
  for (const [line, words] of [
    ['  a  b\tc ', ['a', 'b', 'c']],
    ['"a b" \'c "d\' e"f g"h', ['a b', 'c "d', 'ef gh']],
    ['a\\ b "c\\"d" \'e\\f\'', ['a b', 'c"d', 'e\\f']],
    ['"" a "b', ['', 'a', 'b']],
    ['', []],
  ] as const) {
    it(`cuts ${JSON.stringify(line)}`, () => {
      assert.deepEqual(wordsOf(line), words);
    });
  }

  it('leaves backslashes where they mean nothing', () => {
    assert.deepEqual(wordsOf('"^a\\.b$"', { escapes: 'quotes' }), ['^a\\.b$']);
  });

  it('takes them before quotes in quotes, where they mean nothing else', () => {
    const line = '"\\"%r\\" %{Referer}i \\.x" combined a"b \'it\\\'s\'';
    assert.deepEqual(wordsOf(line, { escapes: 'quotes' }), ['"%r" %{Referer}i \\.x', 'combined', 'a"b', "it's"]);
  });

  it('gives back words without blanks, quotes and backslashes', () => {
    const word = fc.string({ unit: fc.constantFrom('a', '=', '#', '/'), minLength: 1 });
    fc.assert(fc.property(fc.array(word), (words) => assert.deepEqual(wordsOf(words.join(' ')), words)));
  });
});
