import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { scanBdb } from '../../../src/formats/rpm/bdb.js';
import { bdbDatabase } from '../../support/rpm/bdb.js';
import { packageHeader } from '../../support/rpm/header.js';

const headers = ['a', 'b', 'c', 'd'].map((name, i) => packageHeader({ name, padding: 900 * i }));
const PAGE = 512;
const database = bdbDatabase(headers, { pageSize: PAGE });

function scan(bytes: Uint8Array): { found: Map<number, Uint8Array>; faults: string[] } {
  const found = new Map<number, Uint8Array>();
  const faults = scanBdb(bytes, (number, blob) => {
    found.set(number, Uint8Array.from(blob));
  });
  return { found, faults: faults.map(({ message }) => message) };
}

/** Numbers of the pages of a type. */
function pagesOf(bytes: Uint8Array, type: number): number[] {
  const count = bytes.length / PAGE;
  return Array.from({ length: count }, (_, i) => i).filter((page) => page > 0 && bytes[page * PAGE + 25] === type);
}

function changed(change: (bytes: Buffer) => void): Uint8Array {
  const copy = Buffer.from(database);
  change(copy);
  return copy;
}

describe('Berkeley DB database', () => {
  for (const littleEndian of [true, false]) {
    for (const pageSize of [512, 4096, 32768]) {
      it(`gives every header, ${littleEndian ? 'little' : 'big'} endian, pages of ${pageSize} bytes`, () => {
        const { found, faults } = scan(bdbDatabase(headers, { littleEndian, pageSize }));
        assert.deepEqual(faults, []);
        assert.deepEqual(found, new Map(headers.map((blob, i) => [i + 1, blob])));
      });
    }
  }

  it('gives the others beside an overflow chain that is broken', () => {
    const last = pagesOf(database, 7).at(-1) ?? 0;
    const cases: [(bytes: Buffer) => void, RegExp][] = [
      [
        (bytes) => bytes.writeUInt32LE(9999, (last - 1) * PAGE + 16),
        /page 9999 at offset \d+, with header 4, is not in the file/,
      ],
      [(bytes) => bytes.writeUInt32LE(last - 1, (last - 1) * PAGE + 16), /is used twice/],
      [(bytes) => bytes.writeUInt8(13, last * PAGE + 25), /is no overflow page/],
      [(bytes) => bytes.writeUInt16LE(0, last * PAGE + 22), /is no overflow page/],
      [(bytes) => bytes.writeUInt16LE(0xffff, last * PAGE + 22), /is no overflow page/],
    ];
    for (const [change, message] of cases) {
      const { found, faults } = scan(changed(change));
      assert.deepEqual([...found.keys()], [1, 2, 3]);
      assert.match(faults.join('\n'), message);
    }
  });

  it('says what is wrong with a hash page', () => {
    const [first = 0] = pagesOf(database, 13);
    const at = first * PAGE;
    const cases: [(bytes: Buffer) => void, RegExp][] = [
      [(bytes) => bytes.writeUInt32LE(77, at + 8), /the page at offset \d+ bears another number/],
      [(bytes) => bytes.writeUInt16LE(5000, at + 20), /counts 5000 items/],
      [(bytes) => bytes.writeUInt16LE(PAGE, at + 26), /the items 0 and 1 of the page at offset/],
      [(bytes) => bytes.writeUInt16LE(2, at + 28), /the items 0 and 1 of the page at offset/],
      [(bytes) => bytes.writeUInt8(4, at + PAGE - 5), /the key at offset \d+ is no number of a header/],
    ];
    for (const [change, message] of cases) assert.match(scan(changed(change)).faults.join('\n'), message);
    const value = (bytes: Buffer) => bytes.readUInt16LE(at + 26 + 6);
    const { faults } = scan(changed((bytes) => bytes.writeUInt8(2, at + value(bytes))));
    assert.match(faults[0] ?? '', /header 1 at offset \d+ is an item of kind 2/);
  });

  it('gives what a cut file still has', () => {
    const { found, faults } = scan(database.slice(0, -PAGE));
    assert.deepEqual([...found.keys()], [1, 2, 3]);
    assert.match(faults[0] ?? '', /its metadata promise \d+ bytes/);
  });

  it('never throws, and never gives more than the file holds, whatever is changed', () => {
    const change = fc.tuple(fc.integer({ min: 32, max: database.length - 1 }), fc.nat(255));
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 30 }),
        fc.integer({ min: 72, max: database.length }),
        (changes, length) => {
          const bytes = database.slice(0, length);
          for (const [at, byte] of changes) bytes[at] = byte;
          let size = 0;
          scanBdb(bytes, (_, blob) => {
            size += blob.length;
          });
          assert.ok(size <= bytes.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
