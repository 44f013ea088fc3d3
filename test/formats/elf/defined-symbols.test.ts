import assert from 'node:assert/strict';
import { definedSymbols } from '../../../src/formats/elf/defined-symbols.js';
import { symbolHash } from '../../../src/formats/elf/symbol-hash.js';
import { SymbolTable } from '../../../src/formats/elf/symbols.js';
import { versionDefinitions, versionNeeds, versionsByIndex } from '../../../src/formats/elf/versions.js';
import { openSpec } from '../../support/elf/open.js';
import type { ElfSpec } from '../../support/elf/spec.js';

function defined(spec: ElfSpec) {
  const image = openSpec(spec);
  const versions = versionsByIndex(versionNeeds(image), versionDefinitions(image));
  return definedSymbols(image, new SymbolTable(image), versions).map((group) => ({
    ...group,
    hashes: [...group.hashes],
  }));
}

const hashes = (...names: string[]) => names.map(symbolHash).sort((a, b) => a - b);

describe('definedSymbols', () => {
  const spec: ElfSpec = {
    versions: ['V1', 'V2'],
    symbols: [
      { name: 'wanted', undefined: true },
      { name: 'plain' },
      { name: 'old', version: '@V1' },
      { name: 'a', version: 'V2' },
      { name: 'b', version: 'V2' },
      { name: 'c', version: '@V2' },
      { name: 'stdout', type: 'object', version: 'libc.so.6:GLIBC_2.2.5', use: 'copy' },
    ],
  };
  const expected = [
    { version: undefined, hidden: false, oldest: false, hashes: hashes('plain') },
    { version: 'V1', hidden: true, oldest: true, hashes: hashes('old') },
    { version: 'V2', hidden: false, oldest: false, hashes: hashes('a', 'b') },
    { version: 'V2', hidden: true, oldest: false, hashes: hashes('c') },
    { version: 'GLIBC_2.2.5', hidden: false, oldest: false, hashes: hashes('stdout') },
  ];

  it('groups by version', () => assert.deepEqual(defined(spec), expected));

  it('is the same where the file has only DT_HASH', () => {
    assert.deepEqual(defined({ ...spec, hash: 'sysv' }), expected);
  });

  it('is empty where the loader finds nothing', () => {
    assert.deepEqual(defined({ ...spec, hash: 'none' }), []);
    assert.deepEqual(defined({ symbols: [{ name: 'x', undefined: true }] }), []);
  });
});
