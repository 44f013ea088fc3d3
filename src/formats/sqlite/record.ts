import { SqliteFormatError, type TextEncoding } from './header.js';

/** One stored value. Integers beyond what a number holds exactly are bigints. */
export type Value = null | number | bigint | string | Uint8Array;

/** Reads variable-length integers one after the other: "Database File Format", section 1.6. */
export class VarintReader {
  /**
   * Reads from `bytes` at `offset`, never at or beyond `end`.
   * `place` says where the bytes lie, for messages.
   */
  constructor(
    readonly bytes: Uint8Array,
    public offset: number,
    readonly end: number,
    readonly place: () => string,
  ) {}

  /** The next integer, as a signed 64-bit number. Throws {@link SqliteFormatError} when it is cut off. */
  next(): number | bigint {
    let value = 0;
    // Seven bytes of seven bits stay exact in a number.
    for (let i = 0; i < 7; i++) {
      const byte = this.byte();
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    const eighth = this.byte();
    if (eighth < 0x80) return exact(BigInt(value) * 128n + BigInt(eighth));
    const wide = (BigInt(value) * 128n + BigInt(eighth & 0x7f)) * 256n + BigInt(this.byte());
    return exact(BigInt.asIntN(64, wide));
  }

  /** The next integer, where it is a size: not negative and small enough to be counted in bytes. */
  size(what: string): number {
    const value = this.next();
    if (typeof value === 'number' && value >= 0) return value;
    throw new SqliteFormatError(`${what} of ${value} bytes at ${this.place()}`);
  }

  private byte(): number {
    const byte = this.offset < this.end ? this.bytes[this.offset++] : undefined;
    if (byte === undefined) throw new SqliteFormatError(`an integer is cut off at ${this.place()}`);
    return byte;
  }
}

function exact(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

const INTEGER_BYTES: readonly number[] = [0, 1, 2, 3, 4, 6, 8];

/**
 * The values of one record: "Database File Format", section 2.1. Blobs are views of `payload`.
 * Throws {@link SqliteFormatError}, with `place` in its message, when the record is cut off or of unknown types.
 */
export function readRecord(payload: Uint8Array, encoding: TextEncoding, place: () => string): Value[] {
  const head = new VarintReader(payload, 0, payload.length, place);
  const headSize = head.size('a record header');
  if (headSize > payload.length) throw new SqliteFormatError(`a record header of ${headSize} bytes at ${place()}`);
  const types = new VarintReader(payload, head.offset, headSize, place);
  const values: Value[] = [];
  let offset = headSize;
  while (types.offset < headSize) {
    const type = types.size('a serial type');
    const length = valueLength(type, place);
    if (offset + length > payload.length) {
      throw new SqliteFormatError(`a value of ${length} bytes leaves its record of ${payload.length} at ${place()}`);
    }
    values.push(readValue(payload.subarray(offset, offset + length), type, encoding));
    offset += length;
  }
  return values;
}

function valueLength(type: number, place: () => string): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  if (type >= 10) throw new SqliteFormatError(`the reserved serial type ${type} at ${place()}`);
  if (type === 7) return 8;
  return INTEGER_BYTES[type] ?? 0;
}

function readValue(bytes: Uint8Array, type: number, encoding: TextEncoding): Value {
  if (type >= 12) return type % 2 === 0 ? bytes : readText(bytes, encoding);
  if (type === 0) return null;
  if (type === 8 || type === 9) return type - 8;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (type === 7) return view.getFloat64(0);
  if (type === 6) return exact(view.getBigInt64(0));
  let value = view.getInt8(0);
  for (let i = 1; i < bytes.length; i++) value = value * 256 + view.getUint8(i);
  return value;
}

/** Text in the database's encoding; what is not valid there becomes U+FFFD. */
function readText(bytes: Uint8Array, encoding: TextEncoding): string {
  if (encoding !== 'utf-16be') return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  // Not every build of Node can decode UTF-16 in this byte order.
  const swapped = bytes.slice(0, bytes.length & ~1);
  for (let i = 0; i < swapped.length; i += 2) swapped.set([bytes[i + 1] ?? 0, bytes[i] ?? 0], i);
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(swapped);
}
