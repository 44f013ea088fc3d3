import assert from 'node:assert/strict';
import { Tag } from '../../../src/formats/elf/dynamic.js';
import { openElf } from '../../../src/formats/elf/image.js';
import { ElfError } from '../../../src/formats/elf/source.js';
import { buildElf } from '../../support/elf/build.js';
import { memorySource } from '../../support/elf/source.js';

describe('openElf', () => {
  it('finds dynamic section and strings by address, not by offset', () => {
    const image = openElf(memorySource(buildElf({ soname: 'libx.so.1' })));
    assert.equal(image.strings.at(image.dynamic?.get(Tag.soname) ?? -1), 'libx.so.1');
  });

  it('has no dynamic section in a static file', () => {
    const image = openElf(memorySource(buildElf({ static: true, type: 'executable' })));
    assert.equal(image.dynamic, undefined);
    assert.throws(() => image.strings.at(0), ElfError);
  });

  it('notices that the file is cut', () => {
    const bytes = buildElf({ soname: 'libx.so.1' });
    for (const length of [30, 100, bytes.length - 1]) {
      assert.throws(
        () => openElf(memorySource(bytes.subarray(0, length))),
        (error) => error instanceof ElfError && error.reason === 'truncated',
      );
    }
  });

  it('passes on what the source throws', () => {
    const source = {
      size: 1000,
      read() {
        throw new TypeError('the disk is gone');
      },
    };
    assert.throws(() => openElf(source), /the disk is gone/);
  });
});
