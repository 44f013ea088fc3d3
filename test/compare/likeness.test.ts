import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { likenessOfTexts, together } from '../../src/compare/likeness.js';
import { markOf } from '../../src/model/redacted.js';

const ONE = markOf('0000000a', '1'.repeat(32));
const OTHER = markOf('0000000a', '2'.repeat(32));
const ANOTHER_KEY = markOf('0000000b', '1'.repeat(32));

describe('likenessOfTexts', () => {
  it('is equality where nothing was taken out', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => likenessOfTexts(a, b) === (a === b ? 'same' : 'different')),
    );
  });

  it('goes by the tokens of one key', () => {
    assert.equal(likenessOfTexts(`x=${ONE}`, `x=${ONE}`), 'same');
    assert.equal(likenessOfTexts(`x=${ONE}`, `x=${OTHER}`), 'different');
  });

  it('knows nothing where only presence was kept, or where the keys are two', () => {
    assert.equal(likenessOfTexts('x=[redacted]', 'x=[redacted]'), 'unknown');
    assert.equal(likenessOfTexts(`x=${ONE}`, 'x=[redacted]'), 'unknown');
    assert.equal(likenessOfTexts(`x=${ONE}`, `x=${ANOTHER_KEY}`), 'unknown');
  });

  it('sees what differs beside the secret', () => {
    assert.equal(likenessOfTexts('a://u:[redacted]@one', 'a://u:[redacted]@two'), 'different');
    assert.equal(likenessOfTexts('a=[redacted] b=[redacted]', 'a=[redacted]'), 'different');
  });

  it('does not know whether a text that was left whole is what was taken out of the other', () => {
    assert.equal(likenessOfTexts('a://u:hunter2@one', 'a://u:[redacted]@one'), 'unknown');
    assert.equal(likenessOfTexts('a://u:hunter2@two', 'a://u:[redacted]@one'), 'different');
    assert.equal(likenessOfTexts('x[redacted]yy[redacted]z', 'x1yyy2z'), 'unknown');
    assert.equal(likenessOfTexts('xz', 'xz[redacted]z'), 'different');
  });

  it('does not depend on which side is the source', () => {
    const text = fc.array(fc.constantFrom('[redacted]', ONE, OTHER, 'a', 'b', '=')).map((parts) => parts.join(''));
    fc.assert(fc.property(text, text, (a, b) => assert.equal(likenessOfTexts(a, b), likenessOfTexts(b, a))));
  });

  it('calls nothing the same as itself different', () => {
    const text = fc.array(fc.constantFrom('[redacted]', ONE, 'a', '[redacted')).map((parts) => parts.join(''));
    fc.assert(fc.property(text, (a) => assert.notEqual(likenessOfTexts(a, a), 'different')));
  });
});

describe('together', () => {
  it('lets a difference decide, and one that is unknown leave the rest open', () => {
    assert.equal(together([]), 'same');
    assert.equal(together(['same', 'unknown', 'same']), 'unknown');
    assert.equal(together(['unknown', 'different']), 'different');
  });
});
