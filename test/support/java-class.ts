/** One step of a method: what it pushes, what it calls, or what ends its first stretch. */
export type Step =
  | { readonly push: string }
  | { readonly pushClass: string }
  | { readonly pushNull: true }
  | { readonly call: string; readonly virtual?: true }
  | { readonly make: string }
  | { readonly branch: true };

/** A class as it is compiled, in short. Members are written `java/lang/Thread.stop()V`. */
export interface ClassSpec {
  readonly name?: string;
  readonly parent?: string;
  readonly major?: number;
  /** Steps of `main`; none: it has no main. */
  readonly main?: readonly Step[];
  /** Whether a handler watches all of `main`. */
  readonly guarded?: true;
}

/** A class file (JVM specification, chapter 4) as a compiler would have written it. */
export function javaClass({ name = 'App', parent = 'java/lang/Object', major = 52, main, guarded }: ClassSpec): Buffer {
  const pool = new Pool();
  const [self, above] = [pool.class(name), pool.class(parent)];
  const methods = main === undefined ? [] : [method(pool, main, guarded === true)];
  const head = Buffer.alloc(8);
  head.writeUInt32BE(0xcafebabe, 0);
  head.writeUInt16BE(major, 6);
  return Buffer.concat([head, pool.bytes(), u2(0x21, self, above, 0, 0, methods.length), ...methods, u2(0)]);
}

function method(pool: Pool, steps: readonly Step[], guarded: boolean): Buffer {
  const code = Buffer.concat([...steps.map((step) => stepBytes(pool, step)), Buffer.from([0xb1])]);
  const handlers = guarded ? u2(1, 0, code.length, 0, 0) : u2(0);
  const body = Buffer.concat([u2(4, 1), u4(code.length), code, handlers, u2(0)]);
  const names = [pool.text('main'), pool.text('([Ljava/lang/String;)V'), 1, pool.text('Code')];
  return Buffer.concat([u2(9, ...names), u4(body.length), body]);
}

function stepBytes(pool: Pool, step: Step): Buffer {
  if ('push' in step) return Buffer.from([0x12, pool.string(step.push)]);
  if ('pushClass' in step) return Buffer.concat([Buffer.from([0x13]), u2(pool.class(step.pushClass))]);
  if ('pushNull' in step) return Buffer.from([0x01]);
  if ('make' in step) return Buffer.concat([Buffer.from([0xbb]), u2(pool.class(step.make))]);
  if ('branch' in step) return Buffer.from([0xa7, 0, 3]);
  return Buffer.concat([Buffer.from([step.virtual ? 0xb6 : 0xb8]), u2(pool.member(step.call))]);
}

class Pool {
  readonly #entries: Buffer[] = [];
  readonly #known = new Map<string, number>();

  text(value: string): number {
    return this.#add(Buffer.concat([Buffer.from([1]), u2(Buffer.byteLength(value)), Buffer.from(value)]));
  }

  class(name: string): number {
    return this.#add(Buffer.concat([Buffer.from([7]), u2(this.text(name))]));
  }

  string(value: string): number {
    return this.#add(Buffer.concat([Buffer.from([8]), u2(this.text(value))]));
  }

  member(written: string): number {
    const [, owner = '', name = '', descriptor = ''] = /^(.*?)\.([^(]*)(.*)$/.exec(written) ?? [];
    const pair = this.#add(Buffer.concat([Buffer.from([12]), u2(this.text(name), this.text(descriptor))]));
    return this.#add(Buffer.concat([Buffer.from([10]), u2(this.class(owner), pair)]));
  }

  bytes(): Buffer {
    return Buffer.concat([u2(this.#entries.length + 1), ...this.#entries]);
  }

  #add(entry: Buffer): number {
    const key = entry.toString('latin1');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#entries.push(entry);
    this.#known.set(key, this.#entries.length);
    return this.#entries.length;
  }
}

function u2(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [at, value] of values.entries()) bytes.writeUInt16BE(value, at * 2);
  return bytes;
}

function u4(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
