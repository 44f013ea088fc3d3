import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HASH_BITS, symbolHash } from '../../../src/formats/elf/symbol-hash.js';

describe('symbolHash', () => {
  it('is FNV-1a, cut', () => {
    // Test values of the hash's specification (draft-eastlake-fnv, C).
    assert.equal(symbolHash(''), 0x811c9dc5 & 0xfffffff);
    assert.equal(symbolHash('a'), 0xe40c292c & 0xfffffff);
    assert.equal(symbolHash('foobar'), 0xbf9cf968 & 0xfffffff);
  });

  it('tells names apart that differ in one or two letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.nat(127), fc.nat(127), (stem, a, b) => {
        const [one, two] = [String.fromCharCode(a), String.fromCharCode(b)];
        if (a !== b) assert.notEqual(symbolHash(stem + one), symbolHash(stem + two));
        if (a !== b) assert.notEqual(symbolHash(stem + one + two), symbolHash(stem + two + one));
      }),
    );
    assert.notEqual(symbolHash('dup2'), symbolHash('dup3'));
  });

  it('takes UTF-8', () => {
    assert.ok(symbolHash('größe') < 2 ** HASH_BITS);
    assert.notEqual(symbolHash('größe'), symbolHash('grosse'));
  });
});
