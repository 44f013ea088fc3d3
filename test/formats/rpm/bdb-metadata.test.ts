import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isBdb, readBdbMetadata } from '../../../src/formats/rpm/bdb-metadata.js';
import { RpmFormatError } from '../../../src/formats/rpm/header.js';
import { bdbDatabase } from '../../support/rpm/bdb.js';

const database = bdbDatabase([]);

function changed(offset: number, value: number): Uint8Array {
  const copy = Buffer.from(database);
  copy.writeUInt32LE(value, offset);
  return copy;
}

describe('Berkeley DB metadata', () => {
  it('are read in both byte orders', () => {
    assert.deepEqual(readBdbMetadata(database), { littleEndian: true, pageSize: 4096, lastPage: 1 });
    const other = bdbDatabase([], { littleEndian: false, pageSize: 1024 });
    assert.deepEqual(readBdbMetadata(other), { littleEndian: false, pageSize: 1024, lastPage: 1 });
    assert.ok(isBdb(database) && isBdb(other) && !isBdb(database.slice(0, 15)));
  });

  for (const [what, offset, value, message] of [
    ['another magic number', 12, 5, /unknown magic number at offset 12/],
    ['a b-tree', 12, 0x053162, /b-tree/],
    ['another version', 16, 11, /version 11 of the hash format at offset 16/],
    ['an odd page size', 20, 4097, /page size 4097 at offset 20/],
    ['encryption', 24, 1, /encrypted \(offset 24\)/],
    ['checksums', 24, 0x10000, /checksums \(offset 26\)/],
  ] as const) {
    it(`refuse ${what}`, () => {
      assert.throws(() => readBdbMetadata(changed(offset, value)), { name: 'RpmFormatError', message });
    });
  }

  it('say where a cut file ends', () => {
    assert.throws(() => readBdbMetadata(database.slice(0, 71)), /ends at offset 71, inside its metadata/);
  });

  it('throw nothing but their own error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.boolean(), (bytes, magic) => {
        if (magic)
          bytes.set([0x61, 0x15, 0x06, 0x00].slice(0, Math.max(0, bytes.length - 12)), Math.min(12, bytes.length));
        try {
          readBdbMetadata(bytes);
        } catch (error) {
          assert.ok(error instanceof RpmFormatError);
        }
      }),
    );
  });
});
