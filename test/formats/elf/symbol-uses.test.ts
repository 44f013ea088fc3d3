import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SymbolUses } from '../../../src/formats/elf/symbol-uses.js';

describe('SymbolUses', () => {
  it('keeps the bits of every symbol, as a map would', () => {
    const addition = fc.tuple(fc.nat(5000), fc.integer({ min: 1, max: 7 }));
    fc.assert(
      fc.property(fc.array(addition), (additions) => {
        const uses = new SymbolUses();
        const expected = new Map<number, number>();
        for (const [symbol, bits] of additions) {
          uses.add(symbol, bits);
          expected.set(symbol, (expected.get(symbol) ?? 0) | bits);
        }
        assert.equal(uses.end, Math.max(-1, ...expected.keys()) + 1);
        for (let i = 0; i <= uses.end; i++) assert.equal(uses.get(i), expected.get(i) ?? 0);
      }),
    );
  });

  it('counts an index that no table can have without making room for it', () => {
    const uses = new SymbolUses();
    uses.add(2 ** 32 - 1, 1);
    assert.deepEqual([uses.end, uses.get(2 ** 32 - 1)], [2 ** 32, 0]);
    uses.add(3, 2);
    assert.deepEqual([uses.end, uses.get(3)], [2 ** 32, 2]);
  });
});
