import assert from 'node:assert/strict';
import { readElf } from '../../../src/formats/elf/elf.js';
import { ElfFields } from '../../../src/model/facts/elf.js';
import { definedVersions, elfFields, known, SYMBOL_FIELDS } from '../../../src/probes/binaries/elf-fields.js';
import { buildElf } from '../../support/elf/build.js';
import { memorySource } from '../../support/elf/source.js';
import type { ElfSpec } from '../../support/elf/spec.js';

const read = (spec: ElfSpec) => readElf(memorySource(buildElf(spec)));

describe('elfFields', () => {
  it('leaves out what is usual or absent', () => {
    assert.deepEqual(elfFields(read({})), { class: 64, machine: 'x86_64', needed: [], requires: {} });
    assert.deepEqual(elfFields(read({ osAbi: 3 })).osAbi, undefined);
  });

  it('tells everything that a loader looks at', () => {
    const fields = elfFields(
      read({
        ...{ class: 32, osAbi: 9, flags: 0x400, interpreter: '/lib/ld.so', executableStack: true, isaLevel: 3 },
        ...{ needed: ['libb.so', 'liba.so'], auxiliaries: ['libf.so'], filters: ['libg.so'], minimumKernel: '4.4.0' },
        ...{ rpath: '/r', runpath: '/p', bindNow: true, pie: true, noOpen: true, noDefaultLibraries: true, relr: true },
        needs: Object.fromEntries([
          ['libc.so.6', ['V2', '?V9', 'V1']],
          ['__proto__', ['?W']],
        ]),
        buildId: 'c0ffee',
        versions: ['X'],
        symbols: [
          { name: 'f', version: 'X' },
          { name: 'g', undefined: true, version: 'libc.so.6:V1' },
          { name: 'h', undefined: true, use: 'eager' },
        ],
      }),
    );
    const { defined, ...rest } = fields;
    assert.deepEqual(Object.keys(defined ?? {}), ['X']);
    assert.deepEqual(rest, {
      ...{ class: 32, machine: 'i386', interpreter: '/lib/ld.so', needed: ['libb.so', 'liba.so'] },
      requires: Object.fromEntries([
        ['libc.so.6', ['V1', 'V2', 'V9']],
        ['__proto__', ['W']],
      ]),
      weak: Object.fromEntries([
        ['libc.so.6', ['V9']],
        ['__proto__', ['W']],
      ]),
      ...{ rpath: '/r', runpath: '/p', auxiliaries: ['libf.so'], filters: ['libg.so'], bindNow: true, pie: true },
      ...{ noOpen: true, noDefaultLibraries: true, relr: true, executableStack: true, isaLevel: 3 },
      ...{ minimumKernel: '4.4.0', buildId: 'c0ffee', osAbi: 9, flags: 0x400, oldestVersion: 'X' },
      eager: { '': 'h' },
      lazy: { 'V1@libc.so.6': 'g' },
    });
    ElfFields.parse(fields);
  });

  it('keeps the fields of the schema that are not compared', () => {
    for (const field of SYMBOL_FIELDS) assert.ok(field in ElfFields.shape, field);
  });
});

describe('definedVersions', () => {
  it('sorts, without the base', () => {
    assert.deepEqual(definedVersions(read({ soname: 'libx.so', versions: ['V2', 'V1'] })), ['V1', 'V2']);
  });
});

describe('known', () => {
  it('leaves out what is undefined, and nothing else', () => {
    assert.deepEqual(known({ a: 0, b: undefined, c: false, d: '' }), { a: 0, c: false, d: '' });
  });
});
