import { readFile, stat } from 'node:fs/promises';
import { EnvironmentError } from '../model/problem.js';

/** What a person writes by hand is smaller, in bytes. */
const LARGEST = 16 * 1024 * 1024;

/** A report on many targets, with all that was found, is still smaller, in bytes. */
const LARGEST_REPORT = 256 * 1024 * 1024;

/** The text of a report that the tool wrote. Throws {@link EnvironmentError} as {@link readSmallText} does. */
export function readReportText(path: string): Promise<string> {
  return readSmallText(path, 'report', LARGEST_REPORT);
}

/**
 * The text of a file that a person wrote for the tool; `what` says what it is for. Throws {@link EnvironmentError} when
 * it cannot be read or is larger than such a file can be.
 */
export async function readSmallText(path: string, what: string, largest = LARGEST): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size <= largest) return await readFile(path, 'utf8');
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new EnvironmentError(`The ${what} ${path} cannot be read: ${cause}`, 'Name a file that is there.');
  }
  throw new EnvironmentError(`${path} is larger than a ${what} can be`, 'Name another file.');
}
