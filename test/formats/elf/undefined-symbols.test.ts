import assert from 'node:assert/strict';
import { SymbolTable } from '../../../src/formats/elf/symbols.js';
import { undefinedSymbols } from '../../../src/formats/elf/undefined-symbols.js';
import { versionDefinitions, versionNeeds, versionsByIndex } from '../../../src/formats/elf/versions.js';
import { openSpec } from '../../support/elf/open.js';

describe('undefinedSymbols', () => {
  it('groups by when the symbol must be there and by version', () => {
    const image = openSpec({
      versions: ['OWN'],
      hash: 'both',
      symbols: [
        { name: 'own' },
        { name: 'puts', undefined: true, version: 'libc.so.6:GLIBC_2.2.5' },
        { name: 'abort', undefined: true, version: 'libc.so.6:GLIBC_2.2.5' },
        { name: 'sin', undefined: true, version: 'libm.so.6:GLIBC_2.2.5' },
        { name: 'table', undefined: true, use: 'eager' },
        { name: '__gmon_start__', undefined: true, weak: true, use: 'eager' },
        { name: 'stdout', type: 'object', version: 'libc.so.6:GLIBC_2.2.5', use: 'copy' },
        { name: 'unused', undefined: true, use: 'none' },
      ],
    });
    const versions = versionsByIndex(versionNeeds(image), versionDefinitions(image));
    const group = (binding: string, version: string | undefined, library: string | undefined, ...names: string[]) => ({
      ...{ binding, version, library, names },
    });
    assert.deepEqual(undefinedSymbols(image, new SymbolTable(image), versions), [
      group('eager', undefined, undefined, 'table'),
      group('eager', 'GLIBC_2.2.5', 'libc.so.6', 'stdout'),
      group('lazy', 'GLIBC_2.2.5', 'libc.so.6', 'abort', 'puts'),
      group('lazy', 'GLIBC_2.2.5', 'libm.so.6', 'sin'),
      group('optional', undefined, undefined, '__gmon_start__', 'unused'),
    ]);
  });
});
