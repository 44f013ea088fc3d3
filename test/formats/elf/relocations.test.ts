import assert from 'node:assert/strict';
import { Tag } from '../../../src/formats/elf/dynamic.js';
import { symbolUses, Use } from '../../../src/formats/elf/relocations.js';
import { ElfError } from '../../../src/formats/elf/source.js';
import type { SymbolUses } from '../../../src/formats/elf/symbol-uses.js';
import { openBroken, openSpec, setTag } from '../../support/elf/open.js';
import type { ElfSpec } from '../../support/elf/spec.js';

const spec: ElfSpec = {
  symbols: [
    { name: 'called', undefined: true },
    { name: 'taken', undefined: true, use: 'eager' },
    { name: 'unused', undefined: true, use: 'none' },
    { name: 'stdout', type: 'object', use: 'copy' },
  ],
};
const expected = [
  [1, Use.lazy],
  [2, Use.eager],
  [4, Use.eager | Use.copy],
];
const listed = (uses: SymbolUses) =>
  Array.from({ length: uses.end }, (_, index) => [index, uses.get(index)]).filter(([, use]) => use !== 0);

describe('symbolUses', () => {
  it('tells binding at start from binding at the first call, in every layout', () => {
    const layouts: ElfSpec[] = [
      {},
      { class: 32 },
      { machine: 183 },
      { machine: 22, littleEndian: false },
      { class: 32, machine: 3 },
    ];
    for (const layout of layouts) assert.deepEqual(listed(symbolUses(openSpec({ ...spec, ...layout }))), expected);
  });

  it('knows the r_info of 64-bit MIPS', () => {
    assert.deepEqual(
      listed(symbolUses(openSpec({ ...spec, machine: 8 }))).map(([index]) => index),
      [1, 2, 4],
    );
  });

  it('takes all of DT_JMPREL for lazy on a processor that it does not know', () => {
    assert.deepEqual(symbolUses(openSpec({ ...spec, machine: 999 })).get(1), Use.lazy);
  });

  it('does not take DT_JMPREL for eager where DT_RELA includes it', () => {
    const image = openSpec({ ...spec, relaIncludesPlt: true });
    assert.deepEqual(listed(symbolUses(image)), expected);
  });

  it('refuses a table that is not in the file', () => {
    const eager: ElfSpec = { symbols: [{ name: 'taken', undefined: true, use: 'eager' }] };
    const image = openBroken(eager, (bytes, _at, original) => setTag(bytes, original, Tag.relaSize, 0x7fffffff));
    assert.throws(() => symbolUses(image), ElfError);
  });
});
