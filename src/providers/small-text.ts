import { readFile, stat } from 'node:fs/promises';
import { EnvironmentError } from '../model/problem.js';

/** What a person writes by hand is smaller, in bytes. */
const LARGEST = 16 * 1024 * 1024;

/**
 * The text of a file that a person wrote for the tool; `what` says what it is for. Throws {@link EnvironmentError} when
 * it cannot be read or is larger than such a file can be.
 */
export async function readSmallText(path: string, what: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size <= LARGEST) return await readFile(path, 'utf8');
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new EnvironmentError(`The ${what} ${path} cannot be read: ${cause}`, 'Name a file that is there.');
  }
  throw new EnvironmentError(`${path} is larger than a ${what} can be`, 'Name another file.');
}
