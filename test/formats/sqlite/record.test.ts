import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { SqliteFormatError } from '../../../src/formats/sqlite/header.js';
import { readRecord, VarintReader } from '../../../src/formats/sqlite/record.js';
import { encodeRecord, type SqliteValue, varint } from '../../support/rpm/sqlite-record.js';

const place = () => 'offset 7';

function firstVarint(bytes: Uint8Array): number | bigint {
  return new VarintReader(bytes, 0, bytes.length, place).next();
}

const value: fc.Arbitrary<SqliteValue> = fc.oneof(
  fc.constant(null),
  fc.maxSafeInteger(),
  fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Number.isInteger(number)),
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 300 }),
);

/** Integers come back as numbers wherever a number holds them. */
function normal(stored: SqliteValue): SqliteValue {
  return typeof stored === 'bigint' && Number.isSafeInteger(Number(stored)) ? Number(stored) : stored;
}

describe('SQLite record', () => {
  it('reads variable-length integers as the format describes them', () => {
    assert.equal(firstVarint(Uint8Array.of(0x7f)), 127);
    assert.equal(firstVarint(Uint8Array.of(0x81, 0x00)), 128);
    assert.equal(firstVarint(new Uint8Array(9).fill(0xff)), -1);
    fc.assert(
      fc.property(fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }), (number) => {
        assert.equal(firstVarint(varint(number)), normal(number));
      }),
    );
  });

  it('does not read an integer beyond its end', () => {
    assert.throws(() => new VarintReader(Uint8Array.of(0x81, 0x00), 0, 1, place).next(), /cut off at offset 7/);
    assert.throws(() => new VarintReader(varint(-1), 0, 9, place).size('a blob'), /a blob of -1 bytes at offset 7/);
  });

  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
    it(`reads back every value, text as ${encoding}`, () => {
      fc.assert(
        fc.property(fc.array(value, { maxLength: 20 }), (values) => {
          const read = readRecord(encodeRecord(values, encoding), encoding, place);
          assert.deepEqual(
            read.map((item) => (item instanceof Uint8Array ? Uint8Array.from(item) : item)),
            values.map(normal),
          );
        }),
      );
    });
  }

  it('reads the constants 0 and 1, and refuses the reserved types', () => {
    assert.deepEqual(readRecord(Uint8Array.of(3, 8, 9), 'utf-8', place), [0, 1]);
    assert.throws(() => readRecord(Uint8Array.of(2, 10), 'utf-8', place), /reserved serial type 10 at offset 7/);
  });

  it('says what is wrong with a record that is cut', () => {
    const record = encodeRecord([null, new Uint8Array(20)], 'utf-8');
    assert.throws(() => readRecord(record.subarray(0, 10), 'utf-8', place), /a value of 20 bytes leaves its record/);
    assert.throws(() => readRecord(record.subarray(0, 2), 'utf-8', place), /record header of 3 bytes/);
  });

  it('throws nothing but its own error on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom('utf-8', 'utf-16be'), (bytes, encoding) => {
        try {
          readRecord(bytes, encoding as 'utf-8', place);
        } catch (error) {
          assert.ok(error instanceof SqliteFormatError);
        }
      }),
    );
  });
});
