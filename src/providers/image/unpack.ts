import { EnvironmentError } from '../../model/problem.js';
import type { RandomAccess } from '../files/random-access.js';
import type { TarHandler } from '../tar/stream.js';
import { TarStream } from '../tar/stream.js';
import { compressionOf, decompressor, MAGIC_BYTES } from './decompress.js';
import { type Limits, limitError, RATIO_GRACE } from './limits.js';

/** Compressed bytes taken at once: what they expand to may have to be held until a layer inside has been unpacked. */
const CHUNK = 64 * 1024;

/**
 * Reads a compressed tar from its start and shows each entry. After every piece `settle` may catch up, and end the reading
 * by answering `false`. `name` is the archive's, for messages. Throws {@link EnvironmentError} when it is damaged or expands
 * like a bomb.
 */
export async function unpackTar(
  name: string,
  archive: RandomAccess,
  limits: Limits,
  handler: TarHandler,
  settle: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<void> {
  const tar = new TarStream(handler);
  let out = 0;
  const unpack = await decompressor(compressionOf(archive.read(0, MAGIC_BYTES)), name, (chunk) => {
    out += chunk.length;
    tar.write(chunk);
  });
  try {
    for (let at = 0; at < archive.size; at += CHUNK) {
      unpack.write(archive.read(at, CHUNK));
      await unpack.ready();
      if (!(await settle())) return;
      if (out > RATIO_GRACE && out > (at + CHUNK) * limits.ratio) throw bomb(name, limits);
    }
    await unpack.end();
    tar.end();
    await settle();
  } catch (error) {
    throw damaged(name, error);
  }
}

/** The error for what expands more than any real archive. */
export function bomb(name: string, limits: Limits): EnvironmentError {
  return limitError('ratio', limits, name, `expands more than ${limits.ratio} times, as an archive bomb does`);
}

/** What went wrong while `name` was read, for the user. */
export function damaged(name: string, error: unknown): EnvironmentError {
  if (error instanceof EnvironmentError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new EnvironmentError(`${name} is damaged or incomplete: ${message}`, 'Save or copy it again.', {
    cause: error,
  });
}
