import { ElfError } from './source.js';

/** How numbers are written in a file: the size of a word and the order of its bytes. */
export interface Layout {
  readonly class: 32 | 64;
  readonly littleEndian: boolean;
}

const HIGH = 2 ** 32;

/** A run of bytes of an ELF file, read as its {@link Layout} says. Reading past its end throws {@link ElfError}. */
export class Bytes {
  /** The same bytes without checks, for loops that have made sure of their bounds. */
  readonly view: DataView;
  readonly #littleEndian: boolean;
  readonly #wide: boolean;

  constructor(
    readonly data: Uint8Array,
    /** Where in the file it starts; for messages. */
    readonly offset: number,
    layout: Layout,
  ) {
    this.view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    this.#littleEndian = layout.littleEndian;
    this.#wide = layout.class === 64;
  }

  get length(): number {
    return this.data.length;
  }

  u8(at: number): number {
    this.#check(at, 1);
    return this.view.getUint8(at);
  }

  u16(at: number): number {
    this.#check(at, 2);
    return this.view.getUint16(at, this.#littleEndian);
  }

  u32(at: number): number {
    this.#check(at, 4);
    return this.view.getUint32(at, this.#littleEndian);
  }

  /** An unsigned 64-bit number; above 2^53 it is only about right, which is enough to see that it is too large. */
  u64(at: number): number {
    this.#check(at, 8);
    const first = this.view.getUint32(at, this.#littleEndian);
    const second = this.view.getUint32(at + 4, this.#littleEndian);
    return this.#littleEndian ? second * HIGH + first : first * HIGH + second;
  }

  /** An unsigned number as wide as the file's class. */
  word(at: number): number {
    return this.#wide ? this.u64(at) : this.u32(at);
  }

  /**
   * An address, or the value of a dynamic entry. 64-bit ones are read as signed, so that those in the upper half
   * (kernel, vDSO) are exact too.
   */
  address(at: number): number {
    if (!this.#wide) return this.u32(at);
    this.#check(at, 8);
    const [high, low] = this.#littleEndian ? [at + 4, at] : [at, at + 4];
    return this.view.getInt32(high, this.#littleEndian) * HIGH + this.view.getUint32(low, this.#littleEndian);
  }

  #check(at: number, length: number): void {
    if (!(at >= 0 && at + length <= this.view.byteLength)) {
      throw new ElfError('a structure ends before its last field', this.offset + Math.max(0, at), 'truncated');
    }
  }
}
