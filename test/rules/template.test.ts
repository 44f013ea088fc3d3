import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asText, parseTemplate, TemplateError } from '../../src/rules/template.js';

describe('template', () => {
  it('cuts text and expressions apart and knows where an expression begins', () => {
    assert.deepEqual(parseTemplate('glibc {a} is {b.c}'), [
      { kind: 'text', text: 'glibc ' },
      { kind: 'expression', text: 'a', offset: 7 },
      { kind: 'text', text: ' is ' },
      { kind: 'expression', text: 'b.c', offset: 14 },
    ]);
  });

  it('takes doubled braces for the braces themselves', () => {
    assert.deepEqual(parseTemplate('{{x}}'), [{ kind: 'text', text: '{x}' }]);
  });

  it('leaves braces in maps and in string literals to the expression', () => {
    const pieces = parseTemplate(`{ {'}': 1}['}'] }{"\\"}"}`);
    assert.deepEqual(
      pieces.map(({ text }) => text),
      [` {'}': 1}['}'] `, '"\\"}"'],
    );
  });

  for (const [template, offset] of [
    ['a {b', 2],
    ['a } b', 2],
    ['a {}', 3],
    ["a {'}", 2],
  ] as const) {
    it(`finds the mistake in ${template}`, () => {
      assert.throws(
        () => parseTemplate(template),
        (error) => error instanceof TemplateError && error.offset === offset,
      );
    });
  }

  it('gives back any text without braces, and throws nothing but its own error', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          const pieces = parseTemplate(text);
          if (!/[{}]/.test(text)) assert.equal(pieces.map((piece) => piece.text).join(''), text);
        } catch (error) {
          assert.ok(error instanceof TemplateError);
        }
      }),
    );
  });

  it('writes values as a person reads them', () => {
    assert.equal(asText(['a', 2n, 3, true]), 'a, 2, 3, true');
    assert.throws(() => asText({}), /not a map/);
    assert.throws(() => asText(null), /not null/);
  });
});
