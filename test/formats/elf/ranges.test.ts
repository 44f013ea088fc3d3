import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readElf } from '../../../src/formats/elf/elf.js';
import { elfHead } from '../../../src/formats/elf/ranges.js';
import type { ByteRange } from '../../../src/formats/elf/source.js';
import { buildElf } from '../../support/elf/build.js';
import { memorySource } from '../../support/elf/source.js';
import type { ElfSpec } from '../../support/elf/spec.js';

const spec: ElfSpec = {
  interpreter: '/lib/ld.so',
  soname: 'libx.so.1',
  isaLevel: 2,
  needs: { 'libc.so.6': ['GLIBC_2.2.5'] },
  symbols: [{ name: 'f' }, { name: 'g', undefined: true }],
};

/** The file as a stream kept it: only these ranges can be read. */
function restricted(bytes: Buffer, ranges: readonly ByteRange[]) {
  return {
    size: bytes.length,
    read(offset: number, length: number) {
      const end = Math.min(offset + length, bytes.length);
      const kept = ranges.some((range) => range.offset <= offset && range.offset + range.length >= end);
      if (!kept) throw new Error(`${offset}+${length} passed by`);
      return bytes.subarray(offset, end);
    },
  };
}

const elfRanges = (head: Uint8Array, size: number) => elfHead(head, size)?.ranges;

describe('the ranges of elfHead', () => {
  it('keeps all that reading needs', () => {
    const kinds: ElfSpec[] = [{}, { class: 32 }, { littleEndian: false }, { patched: true }, { static: true }];
    for (const kind of kinds) {
      const bytes = buildElf({ ...spec, ...kind });
      const ranges = elfRanges(bytes.subarray(0, 4096), bytes.length);
      assert.ok(ranges);
      assert.deepEqual(readElf(restricted(bytes, ranges)), readElf(memorySource(bytes)));
    }
  });

  it('leaves out code and what follows the segments', () => {
    const bytes = Buffer.concat([buildElf(spec), Buffer.alloc(100_000)]);
    const kept = (elfRanges(bytes.subarray(0, 4096), bytes.length) ?? []).reduce((sum, { length }) => sum + length, 0);
    assert.ok(kept <= 4096, `${kept} bytes`);
  });

  it('keeps the constants after the code where the code comes first, as Go writes it', () => {
    const bytes = buildElf({ ...spec, patched: true });
    const [first, writable] = [64, 64 + 3 * 56];
    bytes.writeUInt32LE(5, first + 4);
    bytes.writeUInt32LE(4, writable + 4);
    const big = Buffer.concat([bytes, Buffer.alloc(9000)]);
    big.writeBigUInt64LE(BigInt(big.length) - big.readBigUInt64LE(writable + 8), writable + 32);
    assert.deepEqual(elfRanges(big.subarray(0, 4096), big.length), [{ offset: 0, length: big.length }]);
    big.writeUInt32LE(4, first + 4);
    assert.equal(elfRanges(big.subarray(0, 4096), big.length)?.[0]?.length, 4096);
  });

  it('wants only the head of what has nothing to load or is broken, and all of a file with headers elsewhere', () => {
    const object = Buffer.concat([buildElf({ type: 'relocatable' }), Buffer.alloc(9000)]);
    assert.deepEqual(elfRanges(object.subarray(0, 4096), object.length), [{ offset: 0, length: 4096 }]);
    const broken = Buffer.from('\x7fELF broken');
    assert.deepEqual(elfRanges(broken, broken.length), [{ offset: 0, length: broken.length }]);
    const elsewhere = buildElf(spec);
    elsewhere.writeBigUInt64LE(8000n, 32);
    assert.deepEqual(elfRanges(elsewhere.subarray(0, 4096), 9000), [{ offset: 0, length: 9000 }]);
    assert.equal(elfRanges(Buffer.from('#!/bin/sh'), 9), undefined);
  });

  it('gives sorted ranges inside the file for any bytes', () => {
    const bytes = buildElf(spec);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 12 }), fc.nat(10_000), (flips, size) => {
        const head = Buffer.from(bytes);
        for (const [at, value] of flips) head[at] = value;
        let end = 0;
        for (const range of elfRanges(head, size) ?? []) {
          assert.ok(range.offset >= end && range.length > 0 && range.offset + range.length <= size);
          end = range.offset + range.length;
        }
      }),
    );
  });
});

describe('elfHead', () => {
  it('tells programs from libraries by the first bytes', () => {
    const kind = (bytes: Buffer) => {
      const head = elfHead(bytes.subarray(0, 4096), bytes.length);
      return head && [head.type, head.interpreted];
    };
    assert.deepEqual(kind(buildElf({ interpreter: '/lib/ld.so' })), [3, true]);
    assert.deepEqual(kind(buildElf({ type: 'executable', static: true })), [2, false]);
    assert.deepEqual(kind(buildElf({ type: 'core' })), [4, false]);
    assert.deepEqual(kind(Buffer.from('\x7fELF broken')), [undefined, false]);
    assert.equal(kind(Buffer.from('MZ')), undefined);
  });
});
