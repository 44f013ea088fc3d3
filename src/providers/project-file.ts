import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { EnvironmentError } from '../model/problem.js';
import { readSmallText } from './small-text.js';

/** What the file is called. */
export const PROJECT_FILE = 'hostdrift.yaml';

/** A project's file: its text, how messages call it, and its directory as seen from where the tool runs. */
export interface ProjectFile {
  readonly name: string;
  readonly text: string;
  readonly directory: string;
}

/**
 * The file at `path`, or the `hostdrift.yaml` of the working directory or the nearest one above; `undefined` when there is
 * none. Throws {@link EnvironmentError} when it is there and cannot be read, or when `path` is not there.
 */
export async function findProjectFile(path?: string): Promise<ProjectFile | undefined> {
  if (path !== undefined) {
    return { name: path, text: await readSmallText(path, 'configuration'), directory: dirname(path) };
  }
  const here = process.cwd();
  for (let directory = here; ; directory = dirname(directory)) {
    const file = join(directory, PROJECT_FILE);
    const name = relative(here, file);
    try {
      return { name, text: await readFile(file, 'utf8'), directory: dirname(name) };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code !== 'ENOENT' && code !== 'ENOTDIR') {
        throw new EnvironmentError(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    if (directory === dirname(directory)) return undefined;
  }
}

/** Writes a file that is not there yet. Throws {@link EnvironmentError} when there is one, which stays as it is. */
export async function writeNewFile(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new EnvironmentError(
        `${path} is there already, and stays as it is`,
        'Edit it, or name another: --file FILE.',
      );
    }
    throw new EnvironmentError(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
