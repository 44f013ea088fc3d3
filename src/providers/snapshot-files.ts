import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { constants, createGzip, gunzipSync } from 'node:zlib';
import { EnvironmentError } from '../model/problem.js';
import { writeWhole } from './files/atomic-write.js';
import { describe } from './files/failure.js';
import { readJsonFile } from './files/json-file.js';
import { openRandomAccess } from './files/random-access.js';
import { packageRoot } from './package-root.js';

/** Where `--name` stores, seen from the working directory, and where baselines lie, seen from the package. */
const DIRECTORY = 'snapshots';
const ENDINGS = ['.json.gz', '.json'];

/** Bytes of a file that tell whether it is JSON. */
const HEAD_BYTES = 64 * 1024;

/** Text of a snapshot file, and the path it was found at. */
export interface SnapshotText {
  readonly path: string;
  readonly text: string;
}

/**
 * The snapshot that a reference names, if it names one: a JSON file, packed or not, or the name of a stored one or a
 * baseline. A stored one goes before a baseline. Throws {@link EnvironmentError} when it is there but cannot be read.
 */
export function findSnapshot(reference: string): SnapshotText | undefined {
  if (existsSync(reference)) return statSync(reference).isFile() ? readSnapshotText(reference) : undefined;
  if (!isName(reference)) return undefined;
  for (const directory of [resolve(DIRECTORY), join(packageRoot(), DIRECTORY)]) {
    const path = ENDINGS.map((ending) => join(directory, reference + ending)).find((candidate) =>
      existsSync(candidate),
    );
    if (path !== undefined) return readSnapshotText(path);
  }
  return undefined;
}

/** The text of `path` when it is JSON, by its first byte, packed or not; `undefined` when it is something else. */
function readSnapshotText(path: string): SnapshotText | undefined {
  try {
    if (!/\.json(?:\.gz)?$/.test(path) && !startsLikeJson(path)) return undefined;
    return { path, text: readJsonFile(path, 'snapshot', ADVICE) };
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    throw new EnvironmentError(`${path} cannot be read: ${describe(error)}`, ADVICE, { cause: error });
  }
}

const ADVICE = 'Take or copy the snapshot again.';

/** Whether the file holds a JSON object, packed or not, whatever it is called. */
function startsLikeJson(path: string): boolean {
  const file = openRandomAccess(path, true);
  try {
    const head = file.read(0, HEAD_BYTES);
    const packed = head[0] === 0x1f && head[1] === 0x8b;
    // Flushing early unpacks what there is of a stream that is cut off.
    const start = packed ? gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH }) : head;
    return /^\s*\{/.test(Buffer.from(start.subarray(0, 64)).toString('latin1'));
  } catch (error) {
    // What cannot be unpacked is no snapshot; the provider that it belongs to says what is wrong with it.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) return false;
    throw error;
  } finally {
    file.close();
  }
}

/** Stores a snapshot under a name, whole or not at all. Returns the path. Throws {@link EnvironmentError}. */
export async function storeSnapshot(name: string, text: Iterable<string>): Promise<string> {
  if (!isName(name)) {
    throw new EnvironmentError(`${name} cannot be a name`, 'Use letters, digits, dots, dashes and underscores.');
  }
  try {
    mkdirSync(DIRECTORY, { recursive: true });
  } catch (error) {
    throw new EnvironmentError(`${resolve(DIRECTORY)} cannot be made: ${describe(error)}`, undefined, { cause: error });
  }
  const path = join(DIRECTORY, `${name}.json.gz`);
  await writeWhole(path, packSnapshot(text));
  return path;
}

/** The chunks of a snapshot's text, packed; the same text gives the same bytes. */
export function packSnapshot(text: Iterable<string>): AsyncIterable<Uint8Array> {
  return Readable.from(text, { objectMode: false }).pipe(createGzip({ level: 9 }));
}

/** Names of the baselines that came with the tool, sorted, with their paths. */
export function baselineFiles(): readonly { readonly name: string; readonly path: string }[] {
  const directory = join(packageRoot(), DIRECTORY);
  if (!existsSync(directory)) return [];
  const names = readdirSync(directory).filter((name) => ENDINGS.some((ending) => name.endsWith(ending)));
  return names.sort().map((name) => ({ name: name.replace(/\.json(?:\.gz)?$/, ''), path: join(directory, name) }));
}

function isName(text: string): boolean {
  return /^[\w][\w.-]*$/.test(text);
}
