import assert from 'node:assert/strict';
import { Tag } from '../../../src/formats/elf/dynamic.js';
import { Use } from '../../../src/formats/elf/relocations.js';
import { ElfError } from '../../../src/formats/elf/source.js';
import { SymbolTable } from '../../../src/formats/elf/symbols.js';
import { openBroken, openSpec } from '../../support/elf/open.js';
import type { ElfSpec } from '../../support/elf/spec.js';

const spec: ElfSpec = {
  versions: ['V1', 'V2'],
  hash: 'sysv',
  symbols: [
    { name: 'wanted', undefined: true, weak: true },
    { name: 'f', version: 'V1', visibility: 'protected' },
    { name: 'g', version: '@V2', type: 'object' },
    { name: 'V2', absolute: true },
    { name: 'errno', type: 'tls' },
    { name: '.text', type: 'section' },
  ],
};

/** The table, and a way to find a symbol in it by name. */
function read(of: ElfSpec) {
  const image = openSpec(of);
  const table = new SymbolTable(image);
  const index = (name: string) =>
    [...Array(table.count).keys()].find((i) => i > 0 && image.strings.at(table.name(i)) === name) ?? -1;
  return { table, index };
}

describe('SymbolTable', () => {
  it('reads every field in every layout', () => {
    for (const layout of [
      {},
      { class: 32 },
      { littleEndian: false },
      { class: 32, littleEndian: false },
    ] as ElfSpec[]) {
      const { table, index } = read({ ...spec, ...layout });
      const [wanted, f, g] = [index('wanted'), index('f'), index('g')];
      assert.equal(table.count, 7);
      assert.deepEqual(
        [table.binding(wanted), table.isDefined(wanted), table.isFindable(wanted)],
        ['weak', false, false],
      );
      assert.deepEqual([table.binding(f), table.type(f), table.visibility(f)], ['global', 'function', 'protected']);
      assert.deepEqual([table.type(g), table.versionIndex(g), table.isHiddenVersion(g)], ['object', 3, true]);
      assert.deepEqual([table.versionIndex(f), table.isHiddenVersion(f)], [2, false]);
    }
  });

  it('takes for a definition what the loader takes', () => {
    const { table, index } = read(spec);
    assert.deepEqual(
      ['f', 'g', 'V2', 'errno', '.text'].map((name) => table.isFindable(index(name))),
      [true, true, true, true, false],
    );
  });

  it('has no versions in a file without them', () => {
    const { table, index } = read({ symbols: [{ name: 'f' }] });
    assert.deepEqual([table.versionIndex(index('f')), table.isHiddenVersion(index('f'))], [1, false]);
  });

  it('counts what relocations name where the hash table is empty, and nothing in a static file', () => {
    const names = ['a', 'b', 'c'].map((name) => ({ name, undefined: true }));
    assert.equal(read({ symbols: names }).table.count, 4);
    assert.equal(read({ static: true }).table.count, 0);
  });

  it('binds what MIPS keeps in its global offset table: functions with a stub when called, the rest at start', () => {
    const { table, index } = read({
      machine: 8,
      hash: 'sysv',
      symbols: [
        { name: 'data', undefined: true, use: 'none' },
        { name: 'stub', use: 'none' },
      ],
      mips: { gotSymbol: 1, symbolCount: 3 },
    });
    assert.deepEqual([table.use(index('data')), table.use(index('stub'))], [Use.eager, Use.lazy]);
  });

  it('refuses a count that does not fit the segment, before it reads', () => {
    const image = openBroken(spec, (bytes, at) => bytes.writeUInt32LE(0xffffffff, at(Tag.hash) + 4));
    assert.throws(
      () => new SymbolTable(image),
      (error) => error instanceof ElfError && /larger/.test(error.message),
    );
  });
});
