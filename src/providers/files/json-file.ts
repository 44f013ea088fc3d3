import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { EnvironmentError } from '../../model/problem.js';
import { describe } from './failure.js';
import { jsonShapeProblem } from './json-shape.js';
import { jsonText } from './json-text.js';

/** Bytes at most, unpacked: a snapshot of a full Debian host has 10 MB. */
const MAX_BYTES = 128 * 1024 ** 2;

/** Bytes that are unpacked at once: with Node's few, putting them together takes as long as unpacking. */
const UNPACKED_AT_ONCE = 1024 * 1024;

/** Bytes that are made room for because a file says that it holds so many. */
const MOST_AT_ONCE = 16 * 1024 * 1024;

/**
 * The text of a JSON file, packed with gzip or not; `what` is what it should be, `advice` what helps where it is not. Throws
 * {@link EnvironmentError} when it cannot be read, or is too large or too deep to be that.
 */
export function readJsonFile(path: string, what: string, advice: string): string {
  try {
    const bytes = readUnpacked(path, what, advice);
    const problem = jsonShapeProblem(bytes);
    if (problem !== undefined) throw new EnvironmentError(`${path} is no ${what}: ${problem}`, advice);
    return jsonText(bytes);
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    throw new EnvironmentError(`${path} cannot be read: ${describe(error)}`, advice, { cause: error });
  }
}

function readUnpacked(path: string, what: string, advice: string): Buffer {
  const tooLarge = () =>
    new EnvironmentError(`${path} is no ${what}: it has more than ${MAX_BYTES} bytes, which no ${what} has`, advice);
  if (statSync(path).size > MAX_BYTES) throw tooLarge();
  const bytes = readFileSync(path);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES, chunkSize: unpackedAtOnce(bytes) });
  } catch (error) {
    throw error instanceof RangeError ? tooLarge() : error;
  }
}

/** All of it, as the end of the file says how much that is (RFC 1952, ISIZE), so that there are no pieces to copy. */
function unpackedAtOnce(bytes: Buffer): number {
  const size = bytes.length < 18 ? 0 : bytes.readUInt32LE(bytes.length - 4);
  return size <= MOST_AT_ONCE ? Math.max(size + 1, UNPACKED_AT_ONCE) : UNPACKED_AT_ONCE;
}
