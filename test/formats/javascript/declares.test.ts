import assert from 'node:assert/strict';
import fc from 'fast-check';
import { declares } from '../../../src/formats/javascript/declares.js';

describe('declares', () => {
  it('finds variables, functions, parameters and imports', () => {
    for (const text of [
      'const a = 1, fetch = b',
      "import { fetch } from 'x'",
      'function fetch(url) {}',
      'class fetch {}',
      'run((a, fetch) => a)',
      'var a, fetch',
    ]) {
      assert.equal(declares(text, 'fetch'), true, text);
    }
  });

  it('leaves uses and other names', () => {
    for (const text of ['fetch(a)', 'const a = fetch(b)', 'let prefetch', 'let fetched', 'var $fetch', 'x.fetch', '']) {
      assert.equal(declares(text, 'fetch'), false, text);
    }
  });

  it('says what one expression over the whole text says', () => {
    const name = 'fetch';
    const whole = new RegExp(
      `(?:\\b(?:const|let|var|function|class|import)\\b[^;=()]{0,500}|[(,]\\s*)(?<![\\w$.])${name}\\b(?!\\s*[.(])|` +
        `\\b(?:function|class)\\s+${name}\\b`,
    );
    const piece = fc.constantFrom(...'fetch|let|function|$|.|(|)|,|;|=|a| |\n|é'.split('|'), ' '.repeat(480));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        assert.equal(declares(text, name), whole.test(text), text);
      }),
    );
  });
});
