import assert from 'node:assert/strict';
import { Dynamic, Tag } from '../../../src/formats/elf/dynamic.js';
import { Writer } from '../../support/elf/writer.js';

describe('Dynamic', () => {
  for (const width of [32, 64] as const) {
    it(`keeps entries in order up to DT_NULL (${width} bits)`, () => {
      const writer = new Writer(width === 64, true);
      writer.word(Tag.needed, 5, Tag.soname, 9, Tag.needed, 7, Tag.soname, 11, 0, 0, Tag.needed, 99);
      const dynamic = new Dynamic(writer.toBuffer(), 0, { class: width, littleEndian: true });
      assert.deepEqual(dynamic.all(Tag.needed), [5, 7]);
      assert.equal(dynamic.get(Tag.soname), 11);
      assert.equal(dynamic.get(Tag.rpath), undefined);
      assert.deepEqual(dynamic.all(Tag.rpath), []);
    });
  }

  it('ends with the section where DT_NULL is missing, also in the middle of an entry', () => {
    const bytes = new Writer(true, true).word(Tag.needed, 5, Tag.soname).toBuffer();
    const dynamic = new Dynamic(bytes, 0, { class: 64, littleEndian: true });
    assert.deepEqual([dynamic.get(Tag.needed), dynamic.get(Tag.soname)], [5, undefined]);
  });
});
