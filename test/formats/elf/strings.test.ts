import assert from 'node:assert/strict';
import { ElfError } from '../../../src/formats/elf/source.js';
import { StringTable } from '../../../src/formats/elf/strings.js';
import { symbolHash } from '../../../src/formats/elf/symbol-hash.js';

describe('StringTable', () => {
  const table = new StringTable(Buffer.from('\0libc.so.6\0größe\0open'), 500);

  it('gives the text from an offset to the next zero, also of a tail', () => {
    assert.equal(table.at(0), '');
    assert.equal(table.at(1), 'libc.so.6');
    assert.equal(table.at(4), 'c.so.6');
    assert.equal(table.at(11), 'größe');
  });

  it('refuses a name that starts or ends outside', () => {
    for (const at of [20, 100, -1, Number.NaN]) assert.throws(() => table.at(at), ElfError);
  });

  it('gives many at once', () => {
    assert.deepEqual(table.views([1, 4, 11]), ['libc.so.6', 'c.so.6', 'größe']);
    assert.deepEqual(new StringTable(Buffer.from('\0ab\0'), 0).views([1, 2, 0]), ['ab', 'b', '']);
    assert.throws(() => table.views([1, 20]), ElfError);
  });

  it('hashes without making text', () => {
    assert.equal(table.hash(1), symbolHash('libc.so.6'));
    assert.equal(table.hash(11), symbolHash('größe'));
    assert.throws(() => table.hash(20), ElfError);
  });

  it('stops when overlapping names unfold to more than anybody needs', () => {
    const long = new StringTable(Buffer.concat([Buffer.alloc(1024 * 1024, 'a'), Buffer.alloc(1)]), 0);
    assert.throws(
      () => {
        for (let i = 0; i < 100; i++) long.at(i);
      },
      (error) => error instanceof ElfError && error.reason === 'limit',
    );
  });
});
