import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { PeError, peRanges, readPe, readPeHeaders, startsLikePe } from '../../../src/formats/pe/pe.js';
import { buildPe } from '../../support/pe.js';

const source = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: (offset: number, length: number) => bytes.subarray(offset, offset + length),
});

/** Gives only what {@link peRanges} names. */
function narrow(bytes: Buffer) {
  const ranges = peRanges(bytes.subarray(0, 4096), bytes.length) ?? [];
  return {
    size: bytes.length,
    read(offset: number, length: number) {
      const end = Math.min(offset + length, bytes.length);
      assert.ok(ranges.some((range) => range.offset <= offset && range.offset + range.length >= end));
      return bytes.subarray(offset, offset + length);
    },
  };
}

describe('PE files', () => {
  it('tell their processor, the release of Windows and what they are linked with, from a part of the file', () => {
    const imports = ['KERNEL32.dll', 'VCRUNTIME140.dll'];
    const bytes = Buffer.concat([buildPe({ imports, delayed: ['node.exe'], dll: true }), Buffer.alloc(100_000)]);
    assert.deepEqual(readPe(narrow(bytes)), {
      machine: 'x64',
      kind: 'library',
      subsystem: 'console',
      minimum: '6.1',
      imports,
      delayed: ['node.exe'],
      dotnet: false,
    });
    const old = readPe(
      narrow(buildPe({ narrow: true, imports: ['a.dll'], dotnet: true, subsystem: 2, minimum: [5, 1] })),
    );
    assert.deepEqual(
      [old.machine, old.kind, old.subsystem, old.minimum, old.imports, old.dotnet],
      ['x86', 'program', 'windows', '5.1', ['a.dll'], true],
    );
    const odd = readPeHeaders(source(buildPe({ machine: 0x5064, subsystem: 99 })));
    assert.deepEqual([odd.machine, odd.subsystem], ['0x5064', '99']);
  });

  it('are none where nothing of Windows follows', () => {
    assert.equal(startsLikePe(Buffer.from('MZ')), true);
    for (const text of ['MZ', `MZ${' '.repeat(200)}`, 'ELF']) assert.equal(peRanges(Buffer.from(text), 200), undefined);
    assert.throws(() => readPe(source(Buffer.alloc(4096, 'MZ'))), PeError);
  });

  it('say so where the name of an import is not in the file', () => {
    const bytes = buildPe({ imports: ['a.dll'] });
    bytes.writeUInt32LE(0x99999, 0x400 + 12);
    assert.throws(() => readPe(source(bytes)), /the name of a library that it imports is not in the file/);
  });

  it('never throw anything else, whatever is in them', () => {
    const whole = buildPe({ imports: ['a.dll'], delayed: ['b.dll'] });
    const changes = fc.array(fc.tuple(fc.nat(0x500), fc.integer({ min: 0, max: 255 })), { maxLength: 20 });
    fc.assert(
      fc.property(changes, fc.nat(whole.length), (list, length) => {
        const bytes = Buffer.from(whole.subarray(0, length));
        for (const [at, value] of list) if (at < length) bytes[at] = value;
        for (const range of peRanges(bytes.subarray(0, 4096), length) ?? []) assert.ok(range.length >= 0);
        try {
          assert.ok(readPe(source(bytes)).imports.length >= 0);
        } catch (error) {
          assert.ok(error instanceof PeError, String(error));
        }
      }),
    );
  });
});
