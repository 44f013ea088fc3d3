import { constants, rmSync } from 'node:fs';
import { access, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EnvironmentError } from '../../model/problem.js';
import { atEnd } from './at-end.js';

/** What can be written: all of it, or pieces that are made while they are written. */
export type Data = string | Uint8Array | Iterable<string> | AsyncIterable<Uint8Array>;

/** What stands in the way, by the system's word for it: what happened, and what the user can do. */
const CAUSES: Readonly<Record<string, readonly [what: string, advice: string]>> = {
  ENOENT: ['its directory does not exist', 'Create the directory first, or name another file.'],
  ENOTDIR: ['a part of its path is a file, not a directory', 'Name another file.'],
  EISDIR: ['it is a directory', 'Name a file in it.'],
  EACCES: ['permission is denied', 'Name a file in a directory that you may write to.'],
  EPERM: ['the system does not permit it', 'Name a file in a directory that you may write to.'],
  EROFS: ['the file system is read-only', 'Name a file on another file system.'],
  ENOSPC: ['no space is left on the device', 'Free some space, or name a file on another file system.'],
  EDQUOT: ['the disk quota is exceeded', 'Free some space, or name a file on another file system.'],
  ENAMETOOLONG: ['its name is too long', 'Choose a shorter name.'],
  EFBIG: ['it would be larger than the file system allows', 'Name a file on another file system.'],
};

/**
 * Writes `data` to `path` whole or not at all: to a new file beside it, which then takes its place, keeping the mode
 * of what it replaces. A device or a pipe is written to as it is. Nothing is left behind on failure or on Ctrl-C.
 * Throws {@link EnvironmentError} that names the file.
 */
export async function writeWhole(path: string, data: Data): Promise<void> {
  try {
    const existing = await stat(path).catch(absent);
    if (existing?.isDirectory()) throw Object.assign(new Error('is a directory'), { code: 'EISDIR' });
    if (existing !== undefined && !existing.isFile()) return await writeFile(path, data);
    const place = existing === undefined ? path : await realpath(path);
    await replace(place, data, existing === undefined ? 0o666 : existing.mode & 0o777);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/**
 * Tells before long work whether {@link writeWhole} will be let to write to `path`, as far as that can be told.
 * Throws what that would throw.
 */
export async function assertWritable(path: string): Promise<void> {
  try {
    const existing = await stat(path).catch(absent);
    if (existing?.isDirectory()) throw Object.assign(new Error('is a directory'), { code: 'EISDIR' });
    const place = existing === undefined ? path : await realpath(path);
    await access(existing === undefined || existing.isFile() ? dirname(place) : place, constants.W_OK);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

async function replace(place: string, data: Data, mode: number): Promise<void> {
  const temporary = join(dirname(place), `.${basename(place).slice(0, 100)}.${process.pid}.part`);
  const forget = atEnd(() => rmSync(temporary, { force: true }));
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await writeFile(file, data);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, place);
  } catch (error) {
    // What another program made under this very name is not ours to remove.
    if (codeOf(error) !== 'EEXIST') await rm(temporary, { force: true });
    throw error;
  } finally {
    forget();
  }
}

/** `undefined` for a file that is not there; any other error is passed on. */
function absent(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
  return undefined;
}

function cannotWrite(path: string, error: unknown): EnvironmentError {
  const cause = CAUSES[codeOf(error) ?? ''];
  const what = cause?.[0] ?? (error instanceof Error ? error.message : String(error));
  return new EnvironmentError(`${path} cannot be written: ${what}.`, cause?.[1], { cause: error });
}

function codeOf(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
