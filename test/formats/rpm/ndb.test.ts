import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isNdb, scanNdb } from '../../../src/formats/rpm/ndb.js';
import { packageHeader } from '../../support/rpm/header.js';
import { ndbDatabase } from '../../support/rpm/ndb.js';

const headers = ['a', 'b', 'c'].map((name, i) => packageHeader({ name, padding: 1000 * i }));
const database = ndbDatabase(headers);
const SLOT = 32;

function scan(bytes: Uint8Array): { found: Map<number, Uint8Array>; faults: string[] } {
  const found = new Map<number, Uint8Array>();
  const faults = scanNdb(bytes, (number, blob) => {
    found.set(number, Uint8Array.from(blob));
  });
  return { found, faults: faults.map(({ message }) => message) };
}

function changed(offset: number, value: number): Uint8Array {
  const copy = Buffer.from(database);
  copy.writeUInt32LE(value, offset);
  return copy;
}

describe('ndb database', () => {
  it('gives every header with its number', () => {
    assert.deepEqual(scan(database), { found: new Map(headers.map((blob, i) => [i + 1, blob])), faults: [] });
    assert.equal(scan(ndbDatabase([], 2)).found.size, 0);
  });

  it('fills more than one page of slots', () => {
    const many = Array.from({ length: 300 }, (_, i) => packageHeader({ name: `p${i}` }));
    assert.equal(scan(ndbDatabase(many, 2)).found.size, 300);
  });

  it('ignores slots that are free', () => {
    const { found, faults } = scan(changed(SLOT + 16 + 8, 0));
    assert.deepEqual([...found.keys()], [1, 3]);
    assert.deepEqual(faults, []);
  });

  for (const [what, offset, value, message] of [
    ['a slot without its mark', SLOT + 16, 1, /the slot at offset 48 lacks "Slot"/],
    ['a header beyond the end', SLOT + 16 + 12, 0xffffff, /header 2 at offset \d+ reaches beyond the end of the file/],
    ['a header that lies in the slots', SLOT + 16 + 8, 3, /header 2 at offset 48 overlaps what ends at 4096/],
    ['a header of another number', SLOT + 16 + 4, 9, /header 9 at offset \d+ has no sound beginning/],
    ['a header of too few blocks', SLOT + 16 + 12, 1, /header 2 at offset \d+ has no sound beginning/],
    ['a header that ends elsewhere', SLOT + 16 + 12, 2, /header 2 at offset \d+ has no sound end/],
  ] as const) {
    it(`gives the others beside ${what}`, () => {
      const { found, faults } = scan(changed(offset, value));
      assert.ok(!found.has(2) && found.has(1));
      assert.match(faults.join('\n'), message);
    });
  }

  it('gives one of two headers that claim the same blocks', () => {
    const copy = Buffer.from(database);
    copy.copy(copy, SLOT + 16, SLOT, SLOT + 16);
    const { found, faults } = scan(copy);
    assert.deepEqual([...found.keys()], [1, 3]);
    assert.match(faults[0] ?? '', /overlaps/);
  });

  it('gives what a cut file still has', () => {
    const { found, faults } = scan(database.slice(0, -100));
    assert.deepEqual([...found.keys()], [1, 2]);
    assert.equal(faults.length, 1);
    assert.match(scan(database.slice(0, 2000)).faults[0] ?? '', /ends at offset 2000, inside its slots/);
  });

  it('is refused when it is none', () => {
    assert.equal(isNdb(new Uint8Array(3)), false);
    assert.throws(() => scan(new Uint8Array(64)), { name: 'RpmFormatError', message: /offset 0 lacks "RpmP"/ });
    assert.throws(() => scan(database.slice(0, 31)), /ends at offset 31, inside its header/);
    assert.throws(() => scan(changed(4, 7)), /version 7 of the ndb format at offset 4/);
  });

  it('never throws on damage, and gives no byte twice', () => {
    const change = fc.tuple(fc.integer({ min: 8, max: SLOT + 64 }), fc.nat(255));
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 10 }),
        fc.integer({ min: 32, max: database.length }),
        (changes, length) => {
          const bytes = database.slice(0, length);
          for (const [at, byte] of changes) bytes[at] = byte;
          let size = 0;
          scanNdb(bytes, (_, blob) => {
            size += blob.length;
          });
          assert.ok(size <= bytes.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
