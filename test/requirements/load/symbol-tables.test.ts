import assert from 'node:assert/strict';
import { packSymbols } from '../../../src/formats/elf/packed-symbols.js';
import { symbolHash } from '../../../src/formats/elf/symbol-hash.js';
import type { ElfFields } from '../../../src/model/facts/elf.js';
import { SymbolTables } from '../../../src/requirements/load/symbol-tables.js';

const hashes = (...names: string[]) => Uint32Array.from(names.map(symbolHash)).sort();
const fact: ElfFields = {
  class: 64,
  machine: 'x86_64',
  needed: [],
  requires: {},
  ...packSymbols(
    [
      { version: undefined, hidden: false, oldest: false, hashes: hashes('plain') },
      { version: 'V1', hidden: true, oldest: true, hashes: hashes('old') },
      { version: 'V2', hidden: true, oldest: false, hashes: hashes('hidden') },
      { version: 'V2', hidden: false, oldest: false, hashes: hashes('shown') },
    ],
    [{ binding: 'eager', version: 'V2', library: 'libfoo.so.1', names: ['shown'] }],
  ),
};

describe('SymbolTables', () => {
  const tables = new SymbolTables();
  const answers = (name: string, version?: string) =>
    tables.defined(fact).answers({ name, hash: symbolHash(name), version, library: undefined, eager: true });

  it('answers as glibc does', () => {
    const asked = ['plain', 'old', 'hidden', 'shown', 'none'];
    assert.deepEqual(
      asked.map((name) => answers(name)),
      [true, true, false, true, false],
    );
    assert.deepEqual(
      asked.map((name) => answers(name, 'V2')),
      [true, false, true, true, false],
    );
    assert.deepEqual(
      asked.map((name) => answers(name, 'V1')),
      [true, true, false, false, false],
    );
  });

  it('tells what the file wants', () => {
    const wanted = { name: 'shown', hash: symbolHash('shown'), version: 'V2', library: 'libfoo.so.1', eager: true };
    assert.deepEqual(tables.wanted(fact), [wanted]);
    assert.equal(tables.defined(fact).names({ ...wanted, name: 'hidden', hash: symbolHash('hidden') }), true);
  });
});
