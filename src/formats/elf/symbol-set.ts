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
    writer.unary(distance >>> parameter);
    writer.bits(distance, parameter);
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

/** With the bits of a byte that is not full yet they fit a 32-bit number. */
const MAX_BITS = 24;

class BitWriter {
  #bytes: Uint8Array;
  #length = 0;
  /** Bits that do not fill a byte yet. */
  #pending = 0;
  #pendingBits = 0;

  constructor(expectedBytes: number) {
    this.#bytes = new Uint8Array(expectedBytes);
  }

  /** The lowest `count` bits of `value`, at most 32. */
  bits(value: number, count: number): void {
    if (count > MAX_BITS) {
      this.bits(value >>> MAX_BITS, count - MAX_BITS);
      this.bits(value, MAX_BITS);
      return;
    }
    this.#pending = (this.#pending << count) | (value & ((1 << count) - 1));
    this.#pendingBits += count;
    while (this.#pendingBits >= 8) {
      this.#pendingBits -= 8;
      this.#put(this.#pending >>> this.#pendingBits);
    }
  }

  /** That many ones, then a zero. */
  unary(count: number): void {
    let left = count;
    for (; left >= MAX_BITS; left -= MAX_BITS) this.bits(-1, MAX_BITS);
    this.bits(-2, left + 1);
  }

  toBuffer(): Buffer {
    if (this.#pendingBits > 0) this.#put(this.#pending << (8 - this.#pendingBits));
    this.#pendingBits = 0;
    return Buffer.from(this.#bytes.buffer, 0, this.#length);
  }

  #put(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#length + 8);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = byte;
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
