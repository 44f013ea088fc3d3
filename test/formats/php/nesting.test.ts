import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PhpNesting, type PhpWhen } from '../../../src/formats/php/nesting.js';
import { PhpTokens, phpTokens } from '../../../src/formats/php/tokens.js';

/** When the name `here` is reached, each time that it stands there. */
function whens(code: string): PhpWhen[] {
  const tokens = new PhpTokens([...phpTokens(`<?php ${code}`)]);
  const nesting = new PhpNesting(tokens);
  const found: PhpWhen[] = [];
  tokens.list.forEach((token, at) => {
    if (token.kind === 'sign') nesting.sign(token, at);
    else if (token.value === 'here') found.push(nesting.when);
    else if (token.value === 'function') nesting.expect('function');
    else if (token.kind === 'name') nesting.word(token.value, at);
  });
  return found;
}

describe('PhpNesting', () => {
  for (const [code, expected] of [
    ['here; { here; }', ['start', 'start']],
    ['if (here) { here; } here;', ['start', 'maybe', 'start']],
    ['if ($a) here; else here; here;', ['maybe', 'maybe', 'start']],
    ['if ($a): here; else: here; endif; here;', ['maybe', 'maybe', 'start']],
    ['$a && here; here;', ['maybe', 'start']],
    ['f($a ?? here, here); here;', ['maybe', 'maybe', 'start']],
    ['function f() { if ($a) { here; } here; } here;', ['later', 'later', 'start']],
    ['if ($a) { return; } here;', ['maybe']],
    ['function f() { return; } here;', ['start']],
  ] as const) {
    it(`says when a name is reached in ${code}`, () => {
      assert.deepEqual(whens(code), expected);
    });
  }

  it('knows what is outermost, and what is in a class', () => {
    const tokens = new PhpTokens([...phpTokens('<?php { { }')]);
    const nesting = new PhpNesting(tokens);
    const seen: string[] = [];
    tokens.list.forEach((token, at) => {
      if (at === 1) nesting.expect('class');
      nesting.sign(token, at);
      seen.push(`${nesting.isOutermost} ${nesting.isInClass}`);
    });
    assert.deepEqual(seen, ['true false', 'false true', 'true false']);
  });

  it('never throws on anything', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('if', 'else', '(', ')', '{', '}', ':', ';', '?', 'return', 'here')),
        (words) => {
          assert.equal(whens(words.join(' ')).length, words.filter((word) => word === 'here').length);
        },
      ),
    );
  });
});
