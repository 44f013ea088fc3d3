import { EnvironmentError } from '../../model/problem.js';
import { openFile } from '../image/archive.js';
import { compressionOf, decompressor, MAGIC_BYTES } from '../image/decompress.js';
import { type Limits, limitError, RATIO_GRACE } from '../image/limits.js';
import { bomb } from '../image/unpack.js';
import { looksLikeTar } from '../tar/header.js';
import { TarStream } from '../tar/stream.js';
import { BUNDLE_MAGIC, type RecordHandler, RecordReader } from './records.js';

/** The file in the archive that holds the records. */
export const BUNDLE_NAME = 'hostdrift-bundle';

/** Compressed bytes taken at once. */
const CHUNK = 256 * 1024;
const ADVICE = 'Copy it again, or collect it again.';

/**
 * Reads the records of a bundle, packed or not, until all are read or `enough` says so.
 * Throws {@link EnvironmentError} when it is none, damaged, cut off, or past a limit.
 */
export async function readBundle(
  path: string,
  limits: Limits,
  handler: RecordHandler,
  enough: () => boolean = () => false,
): Promise<void> {
  const file = openFile(path);
  const records = new RecordReader(handler);
  const input = new BundleInput(path, records);
  let [taken, out] = [0, 0];
  try {
    const unpack = await decompressor(compressionOf(file.read(0, MAGIC_BYTES)), path, (chunk) => {
      out += chunk.length;
      if (out > limits.layer) throw limitError('layer', limits, path, 'unpacks to too many bytes');
      if (out > RATIO_GRACE && out > taken * limits.ratio) throw bomb(path, limits);
      input.write(chunk);
    });
    for (; taken < file.size; ) {
      const chunk = file.read(taken, CHUNK);
      taken += chunk.length;
      unpack.write(chunk);
      await unpack.ready();
      if (enough()) return;
    }
    await unpack.end();
    if (enough()) return;
    input.end();
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new EnvironmentError(`${path} is damaged or incomplete: ${message}`, ADVICE, { cause: error });
  } finally {
    file.close();
  }
}

/** Takes records as they are, or out of the archive around them. */
class BundleInput {
  #tar: TarStream | undefined;
  #head: Buffer | undefined = Buffer.alloc(0);
  #found = false;

  constructor(
    private readonly path: string,
    private readonly records: RecordReader,
  ) {}

  write(chunk: Uint8Array): void {
    if (this.#head === undefined) {
      this.#pass(chunk);
      return;
    }
    this.#head = Buffer.concat([this.#head, chunk]);
    if (this.#head.length >= 512) this.#decide();
  }

  end(): void {
    if (this.#head !== undefined) this.#decide();
    this.#tar?.end();
    if (this.#tar !== undefined && !this.#found) throw this.#none();
    this.records.end();
  }

  #decide(): void {
    const head = this.#head ?? Buffer.alloc(0);
    this.#head = undefined;
    if (looksLikeTar(head)) {
      this.#tar = new TarStream(({ name, type }) => {
        if (name !== BUNDLE_NAME || type !== 'file' || this.#found) return undefined;
        this.#found = true;
        return { write: (chunk) => this.records.write(chunk), end: () => undefined };
      });
    } else if (head.toString('latin1', 0, BUNDLE_MAGIC.length) !== BUNDLE_MAGIC) throw this.#none();
    this.#pass(head);
  }

  #pass(chunk: Uint8Array): void {
    if (this.#tar === undefined) this.records.write(chunk);
    else this.#tar.write(chunk);
  }

  #none(): EnvironmentError {
    return new EnvironmentError(
      `${this.path} is no bundle of the collector`,
      'Make one with: hostdrift collector > collect.sh; sh collect.sh',
    );
  }
}
