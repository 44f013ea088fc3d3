import assert from 'node:assert/strict';
import { Expression, Template } from '../../../src/rules/cel/expression.js';
import { languageWith } from '../../../src/rules/cel/language.js';

const language = () => languageWith({ a: 'dyn' });

describe('expressions and templates', () => {
  it('is parsed only when its value is asked for', () => {
    let asked = 0;
    const expression = new Expression('a + 1', () => {
      asked++;
      return language();
    });
    assert.equal(asked, 0);
    assert.equal(expression.value({ a: 1n }), 2n);
    expression.value({ a: 2n });
    assert.equal(asked, 1);
  });

  it('holds or does not, and nothing in between', () => {
    assert.equal(new Expression('a == 1', language).holds({ a: 1 }), true);
    assert.throws(() => new Expression('a', language).holds({ a: 1 }), /neither true nor false/);
  });

  it('renders text with values', () => {
    assert.equal(new Template('{a} and {[a, a]}', language).render({ a: 1 }), '1 and 1, 1');
    assert.throws(() => new Template('{a.b}', language).render({ a: {} }), /No such key: b/);
  });
});
