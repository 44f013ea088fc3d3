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

  it('does not take what a call is given for a parameter', () => {
    for (const text of ['check(fetch)', 'a.b(fetch);', 'if(fetch) x()'])
      assert.equal(declares(text, 'fetch'), false, text);
    for (const text of ['run(fetch) {', 'function (fetch)', 'x((fetch) => 1)', 'catch(fetch)', 'async (fetch) => 1'])
      assert.equal(declares(text, 'fetch'), true, text);
  });

  it('finds a declaration in whatever text', () => {
    const piece = fc.constantFrom(...'fetch|let|function|$|.|(|)|,|;|=|a| |\n|é'.split('|'), ' '.repeat(480));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        assert.equal(declares(`${text}\nvar fetch = 1`, 'fetch'), true, text);
        if (!text.includes('fetch')) assert.equal(declares(text, 'fetch'), false, text);
      }),
    );
  });
});
