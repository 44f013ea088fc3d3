import { createHash, type Hash } from 'node:crypto';
import { EnvironmentError } from '../../model/problem.js';
import type { RandomAccess } from '../files/random-access.js';

/** A manifest, configuration or layer as it is stored, wherever that is. */
export interface Blob {
  /** For messages: the file, and the name inside it. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** The bytes in order, in large pieces. */
  stream(): AsyncIterable<Uint8Array>;
  /** Given where any part can be read without reading what is before it. */
  readonly random?: RandomAccess | undefined;
}

/** Bytes read from a file at once. */
const CHUNK = 1024 * 1024;

/** A blob that lies in a file, or in a part of one. */
export class FileBlob implements Blob {
  constructor(
    readonly name: string,
    readonly random: RandomAccess,
  ) {}

  get size(): number {
    return this.random.size;
  }

  async *stream(): AsyncIterable<Uint8Array> {
    for (let at = 0; at < this.size; ) {
      const chunk = this.random.read(at, CHUNK);
      if (chunk.length === 0) throw new EnvironmentError(`${this.name} became shorter while it was read`);
      yield chunk;
      at += chunk.length;
    }
  }
}

/** An expected digest and the hash that computes the real one. */
export class Verifier {
  readonly #hash: Hash;

  /** `digest` is checked by {@link parseDigest}; `what` names the thing in the error. */
  constructor(
    private readonly digest: string,
    private readonly what: string,
  ) {
    this.#hash = createHash(parseDigest(digest, what).algorithm);
  }

  update(chunk: Uint8Array): void {
    this.#hash.update(chunk);
  }

  /** Throws {@link EnvironmentError} when what was hashed is something else. */
  check(): void {
    const { algorithm, hex } = parseDigest(this.digest, this.what);
    const actual = this.#hash.digest('hex');
    if (actual === hex) return;
    throw new EnvironmentError(
      `${this.what} is damaged: its digest is ${algorithm}:${actual}, expected ${this.digest}`,
      'Save or pull the image again.',
    );
  }
}

/** Hex digits of the algorithms that the OCI image specification registers (descriptor.md, "Registered Algorithms"). */
const HEX_DIGITS = { sha256: 64, sha512: 128 } as const;

/** Takes a digest apart. Throws {@link EnvironmentError} when it is none, so that it may be used as part of a path. */
export function parseDigest(digest: string, what: string): { algorithm: 'sha256' | 'sha512'; hex: string } {
  const [algorithm, hex = ''] = digest.split(':', 2);
  if (algorithm === 'sha256' || algorithm === 'sha512') {
    if (
      hex.length === HEX_DIGITS[algorithm] &&
      /^[0-9a-f]+$/.test(hex) &&
      digest.length === algorithm.length + 1 + hex.length
    ) {
      return { algorithm, hex };
    }
  }
  throw new EnvironmentError(`${what} has an invalid digest: ${JSON.stringify(digest.slice(0, 200))}`);
}

/** All bytes of a small blob, verified. Throws {@link EnvironmentError} when it is too large or not what it should be. */
export async function readBlob(blob: Blob, maximum: number, digest?: string): Promise<Uint8Array> {
  if (blob.size > maximum)
    throw new EnvironmentError(`${blob.name} has ${blob.size} bytes, too many for what it should be`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of blob.stream()) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (digest !== undefined) {
    const verifier = new Verifier(digest, blob.name);
    verifier.update(bytes);
    verifier.check();
  }
  return bytes;
}
