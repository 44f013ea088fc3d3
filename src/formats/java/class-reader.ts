/** A class file is not what it says. */
export class ClassFileError extends Error {
  override readonly name = 'ClassFileError';
}

/** The code of a method, with the stretches of it that some handler watches. */
export interface Code {
  readonly bytes: DataView;
  readonly guarded: readonly { readonly start: number; readonly end: number }[];
}

/** One method of a class. */
export interface Method {
  readonly name: string;
  readonly descriptor: string;
  readonly code: Code | undefined;
}

/** What a class file says of itself, and its constants by index. */
export interface ClassFile {
  readonly name: string;
  /** The class that it extends and the interfaces that it implements; loaded before it is. */
  readonly parents: readonly string[];
  readonly methods: readonly Method[];
  readonly constants: readonly (Constant | undefined)[];
}

/** A constant with what it refers to already followed. Names of classes are written with slashes. */
export type Constant =
  | { readonly kind: 'text' | 'string' | 'class'; readonly value: string }
  | { readonly kind: 'member'; readonly owner: string; readonly name: string; readonly descriptor: string };

/**
 * Reads a class file (JVM specification, chapter 4): its constants, its parents, and the code of its methods.
 * Throws {@link ClassFileError} when it is cut short or refers to what it does not have.
 */
export function readClass(bytes: Uint8Array): ClassFile {
  try {
    return new Reader(bytes).read();
  } catch (error) {
    if (error instanceof RangeError) throw new ClassFileError('is cut short');
    throw error;
  }
}

type Raw = { readonly tag: number; readonly at: number };

/** Bytes of constants by tag, without the tag; those of text follow its length. */
const SIZES: Readonly<Record<number, number>> = {
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 2,
  8: 2,
  9: 4,
  10: 4,
  11: 4,
  12: 4,
  15: 3,
  16: 2,
  17: 4,
  18: 4,
  19: 2,
  20: 2,
};
const [TEXT, LONG, DOUBLE, CLASS, STRING, FIELD, INTERFACE_METHOD] = [1, 5, 6, 7, 8, 9, 11];

class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 8;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  read(): ClassFile {
    if (this.#view.getUint32(0) !== 0xcafebabe) throw new ClassFileError('is no class file');
    const raw = this.#pool();
    const constants = raw.map((one) => (one === undefined ? undefined : this.#constant(raw, one)));
    this.#at += 2;
    const className = () => nameOf(constants[this.#u2()]);
    const name = className() ?? '';
    const parents = [className(), ...Array.from({ length: this.#u2() }, className)].filter((one) => one !== undefined);
    this.#members(constants);
    return { name, parents, methods: this.#members(constants), constants };
  }

  #pool(): (Raw | undefined)[] {
    const raw: (Raw | undefined)[] = [undefined];
    const count = this.#u2();
    while (raw.length < count) {
      const tag = this.#view.getUint8(this.#at);
      raw.push({ tag, at: this.#at + 1 });
      const size = tag === TEXT ? 2 + this.#view.getUint16(this.#at + 1) : SIZES[tag];
      if (size === undefined) throw new ClassFileError(`has a constant of an unknown kind (${tag})`);
      // These take two places of the table (4.4.5).
      if (tag === LONG || tag === DOUBLE) raw.push(undefined);
      this.#at += 1 + size;
    }
    return raw;
  }

  #constant(raw: readonly (Raw | undefined)[], { tag, at }: Raw): Constant | undefined {
    if (tag === TEXT) return { kind: 'text', value: this.#text(at) };
    if (tag === CLASS || tag === STRING) {
      return { kind: tag === CLASS ? 'class' : 'string', value: this.#textAt(raw, this.#view.getUint16(at)) };
    }
    if (tag === undefined || tag < (FIELD ?? 0) || tag > (INTERFACE_METHOD ?? 0)) return undefined;
    const owner = raw[this.#view.getUint16(at)];
    const pair = raw[this.#view.getUint16(at + 2)];
    if (owner === undefined || pair === undefined)
      throw new ClassFileError('refers to constants that it does not have');
    return {
      kind: 'member',
      owner: this.#textAt(raw, this.#view.getUint16(owner.at)),
      name: this.#textAt(raw, this.#view.getUint16(pair.at)),
      descriptor: this.#textAt(raw, this.#view.getUint16(pair.at + 2)),
    };
  }

  #members(constants: readonly (Constant | undefined)[]): Method[] {
    return Array.from({ length: this.#u2() }, () => {
      this.#at += 2;
      const [name, descriptor] = [textOf(constants[this.#u2()]), textOf(constants[this.#u2()])];
      let code: Code | undefined;
      for (let left = this.#u2(); left > 0; left--) {
        const attribute = textOf(constants[this.#u2()]);
        const length = this.#view.getUint32(this.#at);
        if (attribute === 'Code') code = this.#code(this.#at + 4);
        this.#at += 4 + length;
      }
      return { name, descriptor, code };
    });
  }

  #code(start: number): Code {
    const length = this.#view.getUint32(start + 4);
    const at = start + 8;
    if (at + length > this.#bytes.length) throw new ClassFileError('is cut short');
    const handlers = at + length + 2;
    const guarded = Array.from({ length: this.#view.getUint16(at + length) }, (_, index) => ({
      start: this.#view.getUint16(handlers + index * 8),
      end: this.#view.getUint16(handlers + index * 8 + 2),
    }));
    return { bytes: new DataView(this.#bytes.buffer, this.#bytes.byteOffset + at, length), guarded };
  }

  #textAt(raw: readonly (Raw | undefined)[], index: number): string {
    const one = raw[index];
    if (one?.tag !== TEXT) throw new ClassFileError('refers to constants that it does not have');
    return this.#text(one.at);
  }

  #text(at: number): string {
    const length = this.#view.getUint16(at);
    if (at + 2 + length > this.#bytes.length) throw new ClassFileError('is cut short');
    return Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset + at + 2, length).toString('utf8');
  }

  #u2(): number {
    this.#at += 2;
    return this.#view.getUint16(this.#at - 2);
  }
}

function nameOf(constant: Constant | undefined): string | undefined {
  return constant?.kind === 'class' ? constant.value : undefined;
}

function textOf(constant: Constant | undefined): string {
  return constant?.kind === 'text' ? constant.value : '';
}
