import assert from 'node:assert/strict';
import { openElf } from '../../../src/formats/elf/image.js';
import { tableRanges } from '../../../src/formats/elf/layout.js';
import { buildElf } from '../../support/elf/build.js';
import { memorySource } from '../../support/elf/source.js';
import type { ElfSpec } from '../../support/elf/spec.js';

function rangesOf(spec: ElfSpec) {
  const image = openElf(memorySource(buildElf(spec)));
  assert.ok(image.dynamic);
  return { image, ranges: tableRanges(image.dynamic, image.space, image.header) };
}

const spec: ElfSpec = {
  versions: ['V1'],
  symbols: [
    { name: 'f', version: 'V1' },
    { name: 'g', undefined: true },
  ],
};

describe('tableRanges', () => {
  it('fetches neighbouring tables at once', () => {
    const { ranges } = rangesOf(spec);
    assert.equal(ranges.length, 1);
  });

  it('does not reach from one segment into the next', () => {
    const { image, ranges } = rangesOf({ ...spec, patched: true });
    assert.equal(ranges.length, 2);
    for (const { offset, length } of ranges) {
      assert.ok(image.segments.some((s) => s.offset <= offset && s.offset + s.fileSize >= offset + length));
    }
  });

  it('leaves out the relocations that name no symbol', () => {
    const { image, ranges } = rangesOf({ hash: 'none' });
    const rela = image.space.locate(image.dynamic?.get(7) ?? 0, 'relocations').offset;
    assert.ok(ranges.every(({ offset }) => offset >= rela + 24));
  });
});
