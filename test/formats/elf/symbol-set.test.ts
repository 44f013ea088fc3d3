import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HASH_BITS } from '../../../src/formats/elf/symbol-hash.js';
import { decodeSymbolSet, encodeSymbolSet, hasSymbol, SymbolSetError } from '../../../src/formats/elf/symbol-set.js';

const hash = fc.nat(2 ** HASH_BITS - 1);
const sets = fc
  .oneof(fc.uniqueArray(hash, { maxLength: 400 }), fc.uniqueArray(fc.nat(300), { maxLength: 300 }))
  .map((hashes) => Uint32Array.from(hashes).sort());

describe('symbol sets', () => {
  it('come back as they were', () => {
    fc.assert(fc.property(sets, (set) => assert.deepEqual(decodeSymbolSet(encodeSymbolSet(set)), set)));
    for (const edge of [[], [0], [2 ** HASH_BITS - 1], [0, 2 ** HASH_BITS - 1], [0, 1, 2, 3]]) {
      assert.deepEqual([...decodeSymbolSet(encodeSymbolSet(Uint32Array.from(edge)))], edge);
    }
  });

  it('say what is in them', () => {
    fc.assert(fc.property(sets, hash, (set, other) => hasSymbol(set, other) === set.includes(other)));
    fc.assert(fc.property(sets, (set) => set.every((member) => hasSymbol(set, member))));
  });

  it('take about log2(range / count) + 1.5 bits a symbol', () => {
    const count = 5000;
    // A fixed sequence that spreads over all bits.
    const set = Uint32Array.from({ length: count }, (_, i) => Math.imul(i + 1, 0x9e3779b1) >>> (32 - HASH_BITS)).sort();
    const bits = (Buffer.from(encodeSymbolSet(set), 'base64').length * 8) / count;
    assert.ok(bits < Math.log2(2 ** HASH_BITS / count) + 2, `${bits} bits a symbol`);
  });

  it('are refused where they are cut, or say more than they hold', () => {
    const text = encodeSymbolSet(Uint32Array.from({ length: 100 }, (_, i) => i * 1_000_000));
    assert.throws(() => decodeSymbolSet(text.slice(0, text.length >> 1)), SymbolSetError);
    assert.throws(() => decodeSymbolSet('AAAA'), SymbolSetError);
    assert.throws(() => decodeSymbolSet(Buffer.from([255, 255, 255, 255, 0, 1, 2]).toString('base64')), SymbolSetError);
    assert.throws(
      () => decodeSymbolSet(Buffer.from([0, 0, 0, 1, 40, 1, 2, 9, 9, 9, 9, 9]).toString('base64')),
      SymbolSetError,
    );
    const large = Buffer.from([0, 0, 0, 1, HASH_BITS, 255, 255, 255, 255, 255, 255]).toString('base64');
    assert.throws(() => decodeSymbolSet(large), SymbolSetError);
  });

  it('throw nothing else on any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        try {
          decodeSymbolSet(text);
        } catch (error) {
          assert.ok(error instanceof SymbolSetError);
        }
      }),
    );
  });
});
