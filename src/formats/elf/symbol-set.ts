import { HASH_BITS } from './symbol-hash.js';

/** A set of hashes is not one that {@link encodeSymbolSet} wrote. */
export class SymbolSetError extends Error {
  override readonly name = 'SymbolSetError';
}

/** Count and Rice parameter before the bits. */
const HEADER_BYTES = 5;

/**
 * Packs sorted, distinct hashes of {@link HASH_BITS} bits: the distances between them as Rice codes, in base64. Distances of hashes are
 * distributed geometrically, for which these codes are within some hundredths of the least possible size.
 * Layout of the bytes: the count as 32 bits big-endian, the number of low bits of each code as 8 bits, then each
 * distance minus one as a unary quotient (ones, ended by a zero) and its low bits, most significant bit first.
 */
export function encodeSymbolSet(hashes: Uint32Array): string {
  const last = hashes.at(-1);
  if (last === undefined) return '';
  const parameter = bestParameter(last, hashes.length);
  const writer = new BitWriter(HEADER_BYTES + Math.ceil((hashes.length * (parameter + 3)) / 8));
  writer.bits(hashes.length, 32);
  writer.bits(parameter, 8);
  let previous = -1;
  for (const hash of hashes) {
    const distance = hash - previous - 1;
    previous = hash;
    writer.ones(Math.floor(distance / 2 ** parameter));
    writer.bits(0, 1);
    writer.bits(distance % 2 ** parameter, parameter);
  }
  return writer.toBuffer().toString('base64');
}

/** The hashes that {@link encodeSymbolSet} packed, sorted. Throws {@link SymbolSetError} on anything else. */
export function decodeSymbolSet(text: string): Uint32Array {
  if (text === '') return new Uint32Array(0);
  const reader = new BitReader(Buffer.from(text, 'base64'));
  const count = reader.bits(32);
  const parameter = reader.bits(8);
  if (parameter > HASH_BITS || count * (parameter + 1) > reader.left) {
    throw new SymbolSetError('a symbol set is shorter than it says');
  }
  const hashes = new Uint32Array(count);
  let previous = -1;
  for (let i = 0; i < count; i++) {
    const quotient = reader.ones();
    previous += quotient * 2 ** parameter + reader.bits(parameter) + 1;
    if (previous >= 2 ** HASH_BITS)
      throw new SymbolSetError(`a symbol set holds a hash of more than ${HASH_BITS} bits`);
    hashes[i] = previous;
  }
  return hashes;
}

/** Whether a decoded set holds the hash. */
export function hasSymbol(hashes: Uint32Array, hash: number): boolean {
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hashes[middle] ?? 0) < hash) low = middle + 1;
    else high = middle;
  }
  return hashes[low] === hash;
}

/** Rice's parameter for a mean distance: the whole number nearest below log2(mean · ln 2). */
function bestParameter(last: number, count: number): number {
  return Math.max(0, Math.floor(Math.log2(((last + 1) / count) * Math.LN2)));
}

class BitWriter {
  #bytes: Buffer;
  #position = 0;

  constructor(expectedBytes: number) {
    this.#bytes = Buffer.alloc(expectedBytes);
  }

  bits(value: number, count: number): void {
    this.#reserve(count);
    for (let left = count; left > 0; ) {
      const room = 8 - (this.#position & 7);
      const take = Math.min(room, left);
      const part = (value >>> (left - take)) & ((1 << take) - 1);
      const at = this.#position >>> 3;
      this.#bytes[at] = (this.#bytes[at] ?? 0) | (part << (room - take));
      this.#position += take;
      left -= take;
    }
  }

  ones(count: number): void {
    for (let left = count; left > 0; left -= 31)
      this.bits(0x7fffffff >>> (31 - Math.min(31, left)), Math.min(31, left));
  }

  toBuffer(): Buffer {
    return this.#bytes.subarray(0, (this.#position + 7) >>> 3);
  }

  #reserve(bits: number): void {
    if (this.#position + bits <= this.#bytes.length * 8) return;
    this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(this.#bytes.length + 8)]);
  }
}

class BitReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Bits not read yet. */
  get left(): number {
    return this.#bytes.length * 8 - this.#position;
  }

  bits(count: number): number {
    if (count > this.left) throw new SymbolSetError('a symbol set ends in the middle');
    let value = 0;
    for (let left = count; left > 0; ) {
      const room = 8 - (this.#position & 7);
      const take = Math.min(room, left);
      const byte = this.#bytes[this.#position >>> 3] ?? 0;
      value = value * 2 ** take + ((byte >>> (room - take)) & ((1 << take) - 1));
      this.#position += take;
      left -= take;
    }
    return value;
  }

  /** Number of ones before the next zero, which is passed over too. */
  ones(): number {
    let count = 0;
    while (this.bits(1) === 1) count++;
    return count;
  }
}
