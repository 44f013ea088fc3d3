import assert from 'node:assert/strict';
import { Tag } from '../../../src/formats/elf/dynamic.js';
import { firstSymbolInGot, lookupTable, statedSymbolCount } from '../../../src/formats/elf/hash-tables.js';
import { ElfError } from '../../../src/formats/elf/source.js';
import { openBroken, openSpec } from '../../support/elf/open.js';
import type { ElfSpec } from '../../support/elf/spec.js';

const spec: ElfSpec = {
  symbols: [
    { name: 'malloc', undefined: true },
    { name: 'free', undefined: true },
    ...Array.from({ length: 30 }, (_, i) => ({ name: `f${i}` })),
  ],
};

describe('lookupTable', () => {
  it('covers the symbols that others can find', () => {
    for (const width of [32, 64] as const) {
      const gnu = lookupTable(openSpec({ ...spec, class: width }));
      assert.deepEqual([gnu.first, gnu.end], [3, 33]);
      const sysv = lookupTable(openSpec({ ...spec, class: width, hash: 'sysv' }));
      assert.deepEqual([sysv.first, sysv.end], [1, 33]);
    }
  });

  it('prefers DT_GNU_HASH, as the loaders do', () => {
    assert.equal(lookupTable(openSpec({ ...spec, hash: 'both' })).first, 3);
  });

  it('knows the wide entries of s390x', () => {
    const image = openSpec({ ...spec, hash: 'sysv', machine: 22, littleEndian: false });
    assert.equal(lookupTable(image).end, 33);
  });

  it('is empty in a file that defines nothing or has no hash table', () => {
    const imports: ElfSpec = { symbols: [{ name: 'malloc', undefined: true }] };
    assert.deepEqual(lookupTable(openSpec(imports)), { first: 1, end: 1 });
    assert.deepEqual(lookupTable(openSpec({ ...spec, hash: 'none' })), { first: 0, end: 0 });
  });

  it('refuses tables that claim more than their segment has', () => {
    for (const field of [0, 8]) {
      const image = openBroken(spec, (bytes, at) => bytes.writeUInt32LE(0xffffffff, at(Tag.gnuHash) + field));
      assert.throws(() => lookupTable(image), /larger than its segment/);
    }
    const endless = openBroken(spec, (bytes, at, { segments }) => {
      const end = segments[0]?.fileSize ?? 0;
      for (let i = at(Tag.gnuHash) + 24; i + 4 <= end; i += 4) bytes.writeUInt32LE(0x10, i);
    });
    assert.throws(() => lookupTable(endless), ElfError);
  });
});

describe('what MIPS states', () => {
  it('is asked of MIPS files alone', () => {
    const image = openSpec(spec);
    assert.deepEqual([statedSymbolCount(image), firstSymbolInGot(image)], [undefined, undefined]);
    const mips = openSpec({ ...spec, machine: 8, mips: { gotSymbol: 2, symbolCount: 33 } });
    assert.deepEqual([statedSymbolCount(mips), firstSymbolInGot(mips)], [33, 2]);
  });
});
