import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isSqlite, readHeader, SqliteFormatError } from '../../../src/formats/sqlite/header.js';
import { sqliteDatabase } from '../../support/rpm/sqlite.js';

const database = sqliteDatabase([]);

function changed(offset: number, ...bytes: number[]): Uint8Array {
  const copy = database.slice();
  copy.set(bytes, offset);
  return copy;
}

describe('SQLite header', () => {
  it('reads what the header says', () => {
    assert.deepEqual(readHeader(database), {
      pageSize: 4096,
      usableSize: 4096,
      walMode: true,
      encoding: 'utf-8',
      pageCount: 1,
    });
    const other = sqliteDatabase([], { pageSize: 65536, reserved: 12, encoding: 'utf-16be' });
    assert.deepEqual(readHeader(other), {
      pageSize: 65536,
      usableSize: 65524,
      walMode: true,
      encoding: 'utf-16be',
      pageCount: 1,
    });
  });

  it('does not trust a page count that an older writer left behind', () => {
    assert.equal(readHeader(changed(92, 0, 0, 0, 6)).pageCount, undefined);
    assert.equal(readHeader(changed(28, 0, 0, 0, 0)).pageCount, undefined);
  });

  for (const [what, offset, bytes, message] of [
    ['another magic', 0, [0x51], /offset 0/],
    ['a page size that is no power of two', 16, [0x10, 0x01], /page size 4097 at offset 16/],
    ['a page size below 512', 16, [0x01, 0x00], /page size 256 at offset 16/],
    ['too many reserved bytes', 16, [0x02, 0x00, 2, 2, 40], /472 usable bytes a page at offset 20/],
    ['a read version of the future', 19, [3], /read version 3 at offset 19/],
    ['an unknown encoding', 56, [0, 0, 0, 4], /text encoding 4 at offset 56/],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.throws(() => readHeader(changed(offset, ...bytes)), { name: 'SqliteFormatError', message });
    });
  }

  it('says where a cut header ends', () => {
    assert.throws(() => readHeader(database.slice(0, 99)), /ends at offset 99/);
    assert.equal(isSqlite(database.slice(0, 15)), false);
    assert.equal(isSqlite(database.slice(0, 16)), true);
  });

  it('throws nothing but its own error on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), fc.boolean(), (random, magic) => {
        const bytes = magic ? Uint8Array.from([...database.slice(0, 16), ...random]) : random;
        try {
          readHeader(bytes);
        } catch (error) {
          assert.ok(error instanceof SqliteFormatError);
        }
      }),
    );
  });
});
