import assert from 'node:assert/strict';
import { Tokens } from '../../../src/formats/javascript/tokens.js';
import { Values } from '../../../src/formats/javascript/values.js';

/** Types before each dot, in order. */
function receivers(text: string): string {
  const [tokens, values] = [new Tokens(text), new Values()];
  const found: string[] = [];
  while (tokens.next()) {
    values.token(tokens.kind, tokens.value);
    if (tokens.value === '.') found.push(values.receiver ?? '-');
  }
  return found.join(' ');
}

describe('Values', () => {
  it('knows values that are written out', () => {
    assert.equal(receivers('[1].a'), 'Array');
    assert.equal(receivers("'a'.b"), 'String');
    assert.equal(receivers('f(/a/.b)'), 'RegExp');
    assert.equal(receivers('new Set([1]).b'), 'Set');
  });

  it('knows what methods of those give', () => {
    assert.equal(receivers('[1].values().map(f).toArray().at(0)'), 'Array Iterator Iterator Array');
    assert.equal(receivers('Object.keys(a).at(0)'), '- Array');
  });

  it('says nothing of variables, indices and calls', () => {
    assert.equal(receivers('a.b; a[0].b; f(1).b; new A.B().c; if (a) [1].b; a\n[1].b; `a`.b'), '- - - - - - - -');
  });
});
