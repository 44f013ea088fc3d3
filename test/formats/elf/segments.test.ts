import assert from 'node:assert/strict';
import { parseHeader } from '../../../src/formats/elf/header.js';
import { AddressSpace, parseSegments, SegmentType } from '../../../src/formats/elf/segments.js';
import { ElfError } from '../../../src/formats/elf/source.js';
import { buildElf } from '../../support/elf/build.js';
import type { ElfSpec } from '../../support/elf/spec.js';

function segmentsOf(spec: ElfSpec) {
  const bytes = buildElf(spec);
  const header = parseHeader(bytes);
  const { offset, entrySize, count } = header.programs;
  return parseSegments(header, bytes.subarray(offset, offset + entrySize * count));
}

describe('program headers', () => {
  it('are the same in every layout', () => {
    for (const width of [32, 64] as const) {
      for (const littleEndian of [true, false]) {
        const segments = segmentsOf({ class: width, littleEndian, interpreter: '/lib/ld.so', executableStack: true });
        assert.deepEqual(
          segments.map(({ type, flags }) => [type, flags]),
          [
            [SegmentType.load, 4],
            [SegmentType.interpreter, 4],
            [SegmentType.load, 6],
            [SegmentType.dynamic, 6],
            [SegmentType.gnuStack, 7],
          ],
        );
        const interpreter = segments[1];
        assert.deepEqual([interpreter?.fileSize, interpreter?.memorySize, interpreter?.align], [11, 11, 1]);
      }
    }
  });

  it('end with the table', () => {
    const header = parseHeader(buildElf({}));
    assert.throws(() => parseSegments(header, new Uint8Array(10)), ElfError);
  });
});

describe('AddressSpace', () => {
  const load = (address: number, offset: number, fileSize: number, memorySize = fileSize) => ({
    ...{ type: SegmentType.load, flags: 4, align: 4096 },
    ...{ address, offset, fileSize, memorySize },
  });
  const space = new AddressSpace([load(0x400000, 0, 100), load(0x500000, 100, 50, 500), load(-4096, 150, 10)]);

  it('finds where an address lies in the file and what follows it there', () => {
    assert.deepEqual(space.find(0x400010), { offset: 0x10, available: 84 });
    assert.deepEqual(space.find(0x500000), { offset: 100, available: 50 });
    assert.deepEqual(space.find(-4090), { offset: 156, available: 4 });
  });

  it('knows nothing of memory that the file does not fill', () => {
    assert.equal(space.find(0x500000 + 50), undefined);
    assert.equal(space.find(0), undefined);
    assert.throws(() => space.locate(7, 'symbol table'), /the symbol table is at an address that is not in the file/);
  });
});
