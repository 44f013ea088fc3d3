import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentError } from '../model/problem.js';
import type { OpenOptions, PathKind } from '../model/provider.js';
import { describe } from './files/failure.js';
import { openFile } from './image/archive.js';
import { compressionOf, decompressor } from './image/decompress.js';
import { markers } from './image/markers.js';
import { readOptions } from './image/read-options.js';
import { looksLikeTar, TarError } from './tar/header.js';

const NO_NAMES: ReadonlySet<string> = new Set();

/** Bytes of a file that tell what it is. */
const HEAD = 2048;
/** Compressed bytes that are certain to unpack to a head. */
const PACKED_HEAD = 64 * 1024;

/** Looks at a path that was given without saying what it is. Throws {@link EnvironmentError} when it cannot be read. */
export async function pathKind(path: string, options: OpenOptions): Promise<PathKind> {
  if (typeOf(path) === 'directory') {
    return { path, type: 'directory', head: new Uint8Array(), has: (name) => existsSync(join(path, name)) };
  }
  const file = openFile(path);
  const head = await unpackedHead(file.read(0, PACKED_HEAD), path);
  file.close();
  const names = looksLikeTar(head) ? await archiveNames(path, options) : NO_NAMES;
  return { path, type: 'file', head, has: (name) => names.has(name) };
}

function typeOf(path: string): PathKind['type'] {
  try {
    return statSync(path).isDirectory() ? 'directory' : 'file';
  } catch (error) {
    throw new EnvironmentError(`${path} cannot be read: ${describe(error)}`, undefined, { cause: error });
  }
}

/** The names of files at the top of an archive that tell what it is, as far as it can be read. */
async function archiveNames(path: string, options: OpenOptions): Promise<ReadonlySet<string>> {
  const file = openFile(path);
  try {
    return await markers(path, file, readOptions(options).limits);
  } catch (error) {
    // Whoever is to open it says what is wrong with it; until then it is an archive like any other.
    if (error instanceof EnvironmentError || error instanceof TarError) return NO_NAMES;
    throw error;
  } finally {
    file.close();
  }
}

/** The first bytes, unpacked. What is cut off by taking only the beginning is no error here. */
async function unpackedHead(head: Uint8Array, path: string): Promise<Uint8Array> {
  const compression = compressionOf(head);
  if (compression === 'none') return head.subarray(0, HEAD);
  const chunks: Uint8Array[] = [];
  try {
    const unpack = await decompressor(compression, path, (chunk) => chunks.push(chunk));
    unpack.write(head);
    await unpack.end();
  } catch (error) {
    if (chunks.length === 0 && error instanceof EnvironmentError) throw error;
  }
  return Buffer.concat(chunks).subarray(0, HEAD);
}
