import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isElf, parseHeader } from '../../../src/formats/elf/header.js';
import { ElfError } from '../../../src/formats/elf/source.js';
import { buildElf } from '../../support/elf/build.js';

describe('ELF header', () => {
  it('is read in all four layouts', () => {
    for (const width of [32, 64] as const) {
      for (const littleEndian of [true, false]) {
        const header = parseHeader(buildElf({ class: width, littleEndian, machine: 20, flags: 7, type: 'executable' }));
        assert.deepEqual(
          { ...header, programs: undefined },
          {
            class: width,
            littleEndian,
            declared: { class: width === 64 ? 2 : 1, data: littleEndian ? 1 : 2 },
            identVersion: 1,
            osAbi: 0,
            abiVersion: 0,
            type: 2,
            machine: 20,
            version: 1,
            flags: 7,
            programs: undefined,
          },
        );
        assert.equal(header.programs.offset, width === 64 ? 64 : 52);
      }
    }
  });

  it('is read as the kernel does where EI_CLASS or EI_DATA lie, which it does not look at', () => {
    const bytes = buildElf({});
    bytes[4] = 1;
    bytes[5] = 2;
    const header = parseHeader(bytes);
    assert.deepEqual([header.class, header.littleEndian, header.machine], [64, true, 62]);
    assert.deepEqual(header.declared, { class: 1, data: 2 });
  });

  it('refuses what is no ELF file, is cut, or has program headers that no kernel takes', () => {
    const good = buildElf({});
    const changed = (at: number, value: number) => {
      const bytes = Buffer.from(good);
      bytes.writeUInt16LE(value, at);
      return bytes;
    };
    assert.throws(() => parseHeader(Buffer.from('#!/bin/sh')), /no ELF magic number/);
    assert.throws(
      () => parseHeader(good.subarray(0, 60)),
      (e) => e instanceof ElfError && e.reason === 'truncated',
    );
    assert.throws(
      () => parseHeader(good.subarray(0, 20)),
      (e) => e instanceof ElfError && e.reason === 'truncated',
    );
    assert.throws(() => parseHeader(changed(54, 57)), /program headers of 57 bytes/);
    assert.throws(
      () => parseHeader(changed(56, 0xffff)),
      (e) => e instanceof ElfError && e.reason === 'limit',
    );
  });

  it('throws nothing but ElfError', () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc.uint8Array({ maxLength: 80 }).map((rest) => Buffer.concat([Buffer.from('\x7fELF'), rest])),
    );
    fc.assert(
      fc.property(anything, (bytes) => {
        try {
          parseHeader(bytes);
          assert.ok(isElf(bytes));
        } catch (error) {
          assert.ok(error instanceof ElfError);
        }
      }),
    );
  });
});
