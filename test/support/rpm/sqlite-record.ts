/** A value to be stored. */
export type SqliteValue = null | number | bigint | string | Uint8Array;

/** An unsigned integer, or a negative one in two's complement, in SQLite's variable-length form. */
export function varint(value: number | bigint): Buffer {
  let rest = BigInt.asUintN(64, BigInt(value));
  if (rest >= 1n << 56n) {
    const bytes = [Number(rest & 0xffn)];
    rest >>= 8n;
    for (let i = 0; i < 8; i++) {
      bytes.unshift(Number(rest & 0x7fn) | 0x80);
      rest >>= 7n;
    }
    return Buffer.from(bytes);
  }
  const bytes = [Number(rest & 0x7fn)];
  for (rest >>= 7n; rest > 0n; rest >>= 7n) bytes.unshift(Number(rest & 0x7fn) | 0x80);
  return Buffer.from(bytes);
}

/** The record with these values. */
export function encodeRecord(values: readonly SqliteValue[], encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): Buffer {
  const fields = values.map((value) => encodeValue(value, encoding));
  const types = Buffer.concat(fields.map(({ type }) => varint(type)));
  // The size of the header counts the bytes of the size itself.
  const size = types.length + 1 < 128 ? types.length + 1 : types.length + 2;
  return Buffer.concat([varint(size), types, ...fields.map(({ bytes }) => bytes)]);
}

const WIDTHS: readonly (readonly [type: number, bytes: number])[] = [
  [1, 1],
  [2, 2],
  [3, 3],
  [4, 4],
  [5, 6],
  [6, 8],
];

function encodeValue(value: SqliteValue, encoding: string): { type: number; bytes: Buffer } {
  if (value === null) return { type: 0, bytes: Buffer.alloc(0) };
  if (typeof value === 'string') {
    const bytes = Buffer.from(value, encoding === 'utf-8' ? 'utf8' : 'utf16le');
    return { type: 13 + 2 * bytes.length, bytes: encoding === 'utf-16be' ? bytes.swap16() : bytes };
  }
  if (value instanceof Uint8Array) return { type: 12 + 2 * value.length, bytes: Buffer.from(value) };
  if (typeof value === 'number' && !Number.isInteger(value)) {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleBE(value);
    return { type: 7, bytes };
  }
  return encodeInteger(BigInt(value));
}

function encodeInteger(value: bigint): { type: number; bytes: Buffer } {
  if (value === 0n || value === 1n) return { type: 8 + Number(value), bytes: Buffer.alloc(0) };
  const [type, width] = WIDTHS.find(([, bytes]) => BigInt.asIntN(8 * bytes, value) === value) ?? [6, 8];
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return { type, bytes: bytes.subarray(8 - width) };
}
