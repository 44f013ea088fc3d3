import assert from 'node:assert/strict';
import { ElfError } from '../../../src/formats/elf/source.js';
import { MAX_READ, WindowedSource } from '../../../src/formats/elf/windowed-source.js';
import { memorySource } from '../../support/elf/source.js';

const bytes = Uint8Array.from({ length: 100 }, (_, i) => i);

describe('WindowedSource', () => {
  it('answers from what it fetched before, also where a fetch reached past the end', () => {
    const memory = memorySource(bytes);
    const source = new WindowedSource(memory);
    source.prefetch(10, 1000);
    source.prefetch(20, 30);
    assert.deepEqual([...source.read(98, 2, 'tail')], [98, 99]);
    assert.deepEqual([...source.read(10, 2, 'start')], [10, 11]);
    assert.deepEqual(memory.reads, [{ offset: 10, length: 90 }]);
    assert.deepEqual([...source.read(9, 2, 'before')], [9, 10]);
    assert.equal(memory.reads.length, 2);
  });

  it('fetches nothing outside the file or larger than its limit', () => {
    const memory = memorySource(bytes);
    const huge = { ...memory, size: MAX_READ * 4 };
    for (const source of [new WindowedSource(memory), new WindowedSource(huge)]) {
      source.prefetch(-1, 10);
      source.prefetch(MAX_READ * 8, 10);
      source.prefetch(Number.NaN, 10);
      source.prefetch(0, -5);
    }
    new WindowedSource(huge).prefetch(0, MAX_READ + 1);
    assert.deepEqual(memory.reads, []);
  });

  it('leaves what cannot be fetched ahead to whoever reads it', () => {
    const read = (offset: number, length: number) => {
      if (length > 4) throw new Error('not brought along');
      return bytes.subarray(offset, offset + length);
    };
    const source = new WindowedSource({ size: bytes.length, read });
    source.prefetch(0, 50);
    assert.deepEqual([...source.read(10, 2, 'start')], [10, 11]);
    assert.throws(() => source.read(10, 20, 'rest'), /not brought along/);
  });

  it('refuses what the file does not have, and what nobody needs', () => {
    const source = new WindowedSource(memorySource(bytes));
    const refuses = (offset: number, length: number, reason: string, of = source) =>
      assert.throws(
        () => of.read(offset, length, 'table'),
        (e) => e instanceof ElfError && e.reason === reason,
      );
    refuses(90, 11, 'truncated');
    refuses(-1, 1, 'malformed');
    refuses(0, Number.NaN, 'malformed');
    refuses(0, 2 ** 31, 'limit', new WindowedSource({ size: 2 ** 32, read: () => bytes }));
    refuses(0, 200, 'truncated', new WindowedSource({ size: 300, read: () => bytes }));
    assert.throws(() => source.read(90, 20, 'string table'), /the string table ends at 110, but the file has only 100/);
  });

  it('cuts what a source gives too much of', () => {
    assert.equal(new WindowedSource({ size: 300, read: () => bytes }).read(0, 4, 'table').length, 4);
  });
});
