import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Bytes } from '../../../src/formats/elf/bytes.js';
import { ElfError } from '../../../src/formats/elf/source.js';
import { Writer } from '../../support/elf/writer.js';

describe('Bytes', () => {
  it('reads back what was written, in both orders and widths', () => {
    const layouts = fc.record({ class: fc.constantFrom(32 as const, 64 as const), littleEndian: fc.boolean() });
    const word = fc.nat(0xffffffff);
    fc.assert(
      fc.property(layouts, fc.nat(255), fc.nat(65_535), word, fc.maxSafeNat(), (layout, a, b, c, d) => {
        const writer = new Writer(layout.class === 64, layout.littleEndian).u8(a).u16(b).u32(c).u64(d).word(c);
        const bytes = new Bytes(writer.toBuffer(), 7, layout);
        assert.deepEqual([bytes.u8(0), bytes.u16(1), bytes.u32(3), bytes.u64(7), bytes.word(15)], [a, b, c, d, c]);
        assert.equal(bytes.address(15), c);
      }),
    );
  });

  it('reads addresses of the upper half exactly, as negative numbers', () => {
    for (const littleEndian of [true, false]) {
      const data = Buffer.alloc(8);
      if (littleEndian) data.writeBigInt64LE(-0x900000n);
      else data.writeBigInt64BE(-0x900000n);
      assert.equal(new Bytes(data, 0, { class: 64, littleEndian }).address(0), -0x900000);
    }
  });

  it('says where it ended', () => {
    const bytes = new Bytes(new Uint8Array(10), 1000, { class: 64, littleEndian: true });
    for (const read of [() => bytes.u64(3), () => bytes.u8(10), () => bytes.u16(-1), () => bytes.u32(Number.NaN)]) {
      assert.throws(read, ElfError);
    }
    assert.throws(() => bytes.u32(8), /at offset 1008/);
  });
});
