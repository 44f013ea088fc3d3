import { existsSync, statSync } from 'node:fs';
import { EnvironmentError } from '../../model/problem.js';
import { describe } from '../files/failure.js';
import { openRandomAccess, type RandomAccess } from '../files/random-access.js';
import { looksLikeTar } from '../tar/header.js';
import { compressionOf } from './decompress.js';
import type { Limits } from './limits.js';
import { TarStore } from './store.js';
import type { FileStore } from './stored.js';
import { StreamedStore } from './streamed-store.js';

/** Opens an archive, packed or not, as the files that it holds. Throws {@link EnvironmentError}. */
export async function openArchive(path: string, limits: Limits): Promise<FileStore> {
  const file = openFile(path);
  try {
    const head = file.read(0, 512);
    if (compressionOf(head) !== 'none') return await StreamedStore.open(path, file, limits);
    if (!looksLikeTar(head)) throw new EnvironmentError(`${path} is not a tar archive`, NO_TAR_ADVICE);
    return new TarStore(path, file, limits);
  } catch (error) {
    file.close();
    if (error instanceof EnvironmentError) throw error;
    throw new EnvironmentError(
      `${path} is damaged or incomplete: ${error instanceof Error ? error.message : String(error)}`,
      'Save or copy it again.',
      { cause: error },
    );
  }
}

const NO_TAR_ADVICE = 'Check that it is the file you mean, and copied whole.';

/** Opens a file that must not be empty, with errors that a user can act on. Throws {@link EnvironmentError}. */
export function openFile(path: string): RandomAccess {
  if (path === '') throw new EnvironmentError('No file is named', 'Write its path after the colon.');
  const file = openNamed(path);
  if (file.size > 0) return file;
  file.close();
  throw new EnvironmentError(`${path} is empty`, NO_TAR_ADVICE);
}

function openNamed(path: string): RandomAccess {
  try {
    return openRandomAccess(path, true);
  } catch (error) {
    const advice = isDirectory(path) ? 'For a directory write dir:PATH.' : undefined;
    throw new EnvironmentError(`${path} cannot be read: ${describe(error)}`, advice, { cause: error });
  }
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Only the advice depends on it; what is wrong with the path is already being told.
    return false;
  }
}

/** Takes `FILE[:TAG]` apart: the file is the longest beginning that exists, since names may hold colons themselves. */
export function splitTag(rest: string): { path: string; tag: string | undefined } {
  for (let at = rest.length; at > 0; at = rest.lastIndexOf(':', at - 1)) {
    if (existsSync(rest.slice(0, at))) return { path: rest.slice(0, at), tag: rest.slice(at + 1) || undefined };
  }
  return { path: rest, tag: undefined };
}
