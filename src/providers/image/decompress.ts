import * as zlib from 'node:zlib';
import { EnvironmentError } from '../../model/problem.js';

/** How a layer is packed, told by its first bytes; media types are not trusted. */
export type Compression = 'none' | 'gzip' | 'zstd' | 'bzip2' | 'xz';

/** A decompressor that pushes what it unpacks to a function. Everything it throws is the reason the data is no good. */
export interface Decompressor {
  write(chunk: Uint8Array): void;
  /** Settles when more may be written. */
  ready(): Promise<void>;
  /** Settles when all is unpacked. */
  end(): Promise<void>;
}

/** Bytes that a decompressor hands out at once: with a quarter of that Node's zlib takes a fifth longer. */
const OUTPUT_BYTES = 1024 * 1024;

/** Bytes needed to tell the compression. */
export const MAGIC_BYTES = 6;

/** What `head` is packed with (RFC 1952; RFC 8878; the others' file formats). */
export function compressionOf(head: Uint8Array): Compression {
  const starts = (...bytes: number[]): boolean => bytes.every((byte, at) => head[at] === byte);
  if (starts(0x1f, 0x8b)) return 'gzip';
  if (starts(0x28, 0xb5, 0x2f, 0xfd)) return 'zstd';
  if ((head[0] ?? 0) >= 0x50 && (head[0] ?? 0) <= 0x5f && head[1] === 0x2a && head[2] === 0x4d && head[3] === 0x18)
    return 'zstd';
  if (starts(0x42, 0x5a, 0x68)) return 'bzip2';
  if (starts(0xfd, 0x37, 0x7a, 0x58, 0x5a)) return 'xz';
  return 'none';
}

/** A decompressor that gives what it unpacks to `output`. `name` is the file's, for messages. */
export async function decompressor(
  compression: Compression,
  name: string,
  output: (chunk: Uint8Array) => void,
): Promise<Decompressor> {
  switch (compression) {
    case 'none':
      return { write: output, ready: nothing, end: nothing };
    case 'gzip':
      return new StreamDecompressor(zlib.createGunzip({ chunkSize: OUTPUT_BYTES }), output);
    case 'zstd':
      return zstd(output);
    default:
      throw new EnvironmentError(
        `${name} is compressed with ${compression}, which no image specification allows`,
        'Unpack it, or save the image again with gzip or zstd.',
      );
  }
}

/** Node's own zstd where it has one (22.15 and newer); else a decoder in JavaScript, half as fast. */
async function zstd(output: (chunk: Uint8Array) => void): Promise<Decompressor> {
  const native = 'createZstdDecompress' in zlib ? (zlib.createZstdDecompress as CreateTransform) : undefined;
  if (native !== undefined) return new StreamDecompressor(native({ chunkSize: OUTPUT_BYTES }), output);
  const { Decompress } = await import('fzstd');
  const stream = new Decompress((chunk) => output(chunk));
  return {
    write: (chunk) => stream.push(chunk),
    ready: nothing,
    end: async () => stream.push(new Uint8Array(), true),
  };
}

const nothing = (): Promise<void> => Promise.resolve();

type CreateTransform = (options: { chunkSize: number }) => zlib.Gunzip;

/** Pieces that wait for the receiver; more are not unpacked meanwhile. */
const MOST_HELD = 2;

/**
 * One of Node's transform streams, which unpacks in a thread of its own. What it unpacked is given to `output` only when
 * the next piece is under way, so that both work at a time. An error inside `output` stops it like an error of its own.
 */
class StreamDecompressor implements Decompressor {
  readonly #closed: Promise<void>;
  readonly #held: Uint8Array[] = [];
  /** What ends it: thrown when the pieces that came before have been given. */
  #broken: unknown;
  #error: unknown;
  #full = false;
  #isThrough = false;
  #settle: () => void = () => undefined;

  constructor(
    private readonly stream: zlib.Gunzip,
    private readonly output: (chunk: Uint8Array) => void,
  ) {
    this.#closed = new Promise((resolve) => {
      this.#settle = resolve;
    });
    stream.on('data', (chunk: Uint8Array) => this.#hold(chunk));
    stream.on('error', (error) => this.#through(error));
    stream.on('end', () => this.#through());
    stream.on('close', () => this.#through());
  }

  write(chunk: Uint8Array): void {
    this.#check();
    if (this.#broken === undefined) this.#full = !this.stream.write(chunk);
  }

  async ready(): Promise<void> {
    if (this.#full && !this.#isThrough) {
      const drained = new Promise<void>((resolve) => this.stream.once('drain', resolve));
      await Promise.race([drained, this.#closed]);
      this.#full = false;
    }
    if (this.#broken !== undefined) await this.#closed;
    this.#check();
  }

  async end(): Promise<void> {
    this.#check();
    this.stream.end();
    await this.#closed;
    this.#check();
  }

  #hold(chunk: Uint8Array): void {
    if (this.#error !== undefined) return;
    this.#held.push(chunk);
    if (this.#held.length === 1) setImmediate(() => this.#give());
    if (this.#held.length >= MOST_HELD) this.stream.pause();
  }

  #give(): void {
    const chunk = this.#held.shift();
    if (chunk === undefined) return;
    try {
      this.output(chunk);
    } catch (error) {
      this.#error = error;
      this.#held.length = 0;
      this.stream.destroy();
      this.#through();
      return;
    }
    if (this.#held.length > 0) setImmediate(() => this.#give());
    else if (this.#isThrough) this.#through();
    if (this.stream.isPaused()) this.stream.resume();
  }

  #through(error?: unknown): void {
    this.#broken ??= error;
    this.#isThrough = true;
    if (this.#held.length > 0) return;
    this.#error ??= this.#broken;
    this.#settle();
  }

  #check(): void {
    if (this.#error !== undefined) throw this.#error;
  }
}
