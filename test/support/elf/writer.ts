/** Bytes that grow, with numbers in the order and width of an ELF file. */
export class Writer {
  #buffer = Buffer.alloc(1024);
  #length = 0;

  constructor(
    readonly wide: boolean,
    readonly littleEndian: boolean,
  ) {}

  get length(): number {
    return this.#length;
  }

  /** Size of a word in bytes. */
  get wordSize(): number {
    return this.wide ? 8 : 4;
  }

  u8(...values: number[]): this {
    for (const value of values) {
      const at = this.#grow(1);
      this.#buffer.writeUInt8(value, at);
    }
    return this;
  }

  u16(...values: number[]): this {
    for (const value of values) {
      const at = this.#grow(2);
      if (this.littleEndian) this.#buffer.writeUInt16LE(value, at);
      else this.#buffer.writeUInt16BE(value, at);
    }
    return this;
  }

  u32(...values: number[]): this {
    for (const value of values) {
      const at = this.#grow(4);
      if (this.littleEndian) this.#buffer.writeUInt32LE(value >>> 0, at);
      else this.#buffer.writeUInt32BE(value >>> 0, at);
    }
    return this;
  }

  u64(...values: number[]): this {
    for (const value of values) {
      const at = this.#grow(8);
      if (this.littleEndian) this.#buffer.writeBigUInt64LE(BigInt(value), at);
      else this.#buffer.writeBigUInt64BE(BigInt(value), at);
    }
    return this;
  }

  /** As wide as the file's class. */
  word(...values: number[]): this {
    return this.wide ? this.u64(...values) : this.u32(...values);
  }

  bytes(bytes: Uint8Array): this {
    const at = this.#grow(bytes.length);
    this.#buffer.set(bytes, at);
    return this;
  }

  text(text: string): this {
    return this.bytes(Buffer.from(`${text}\0`));
  }

  /** Zeros up to the next multiple of `to`; returns where that is. */
  align(to: number): number {
    while (this.#length % to !== 0) this.u8(0);
    return this.#length;
  }

  toBuffer(): Buffer {
    return Buffer.from(this.#buffer.subarray(0, this.#length));
  }

  #grow(by: number): number {
    const at = this.#length;
    this.#length += by;
    if (this.#length > this.#buffer.length) {
      this.#buffer = Buffer.concat([this.#buffer, Buffer.alloc(this.#length * 2)]);
    }
    return at;
  }
}

/** A string table under construction. */
export class Strings {
  #text = '\0';

  /** Where `text` is, put there if need be. */
  at(text: string): number {
    const known = this.#text.indexOf(`\0${text}\0`);
    if (known >= 0) return known + 1;
    this.#text += `${text}\0`;
    return Buffer.byteLength(this.#text) - Buffer.byteLength(text) - 1;
  }

  toBuffer(): Buffer {
    return Buffer.from(this.#text);
  }
}
