import assert from 'node:assert/strict';
import { Nesting } from '../../../src/formats/ruby/nesting.js';
import { rubyTokens } from '../../../src/formats/ruby/tokens.js';

/** Where each `here` of a text stands. */
function places(text: string): string[] {
  const tokens = rubyTokens(text);
  const nesting = new Nesting(tokens);
  let count = 0;
  for (const [at, token] of tokens.entries()) {
    nesting.step(at);
    if (token.text === 'here') nesting.note(count++, true);
  }
  nesting.finish();
  return Array.from({ length: count }, (_none, index) => nesting.placeOf(index));
}

describe('Nesting', () => {
  it('knows what runs in any case', () => {
    assert.deepEqual(places('module A\n class B\n  here\n end\nend\nhere'), ['always', 'always']);
    assert.deepEqual(places('def a\n here\nend\nx.each do |y|\n here\nend\nf { here }'), Array(3).fill('sometimes'));
    assert.deepEqual(places('if a\n here\nelse\n here\nend\nreturn if b\nhere'), ['sometimes', 'sometimes', 'always']);
    assert.deepEqual(places('while a do\n here\nend\nhere'), ['sometimes', 'always']);
    assert.deepEqual(places('def a = 1\ndef b=(x)\nend\nx = case y\nwhen 1 then 2\nend\nhere'), ['always']);
  });

  it('knows what is caught: LoadError, and not StandardError', () => {
    assert.deepEqual(places('begin\n here\nrescue LoadError\n here\nend'), ['guarded', 'sometimes']);
    assert.deepEqual(places('begin\n here\nrescue => e\n x\nend'), ['always']);
  });

  it('takes the branch of the program itself, and no more where blocks do not close', () => {
    const tokens = rubyTokens('if __FILE__ == $0\n here\nend');
    const nesting = new Nesting(tokens);
    for (const at of tokens.keys()) nesting.step(at);
    assert.equal(nesting.program, true);
    assert.deepEqual(places('if __FILE__ == $0\n here\nelse\n here\nend'), ['always', 'sometimes']);
    assert.deepEqual(places('here\nmodule A\n here\n'), ['always', 'sometimes']);
    assert.deepEqual(places('here\nend\nhere'), ['always', 'sometimes']);
  });
});
