import { isDigit, skip } from './ordering.js';

/** A version taken apart into epoch, version and release. */
export interface Evr {
  /** Digits; empty, which counts as zero, where none is written. */
  readonly epoch: string;
  readonly version: string;
  /** Absent where none is written, which is not the same as an empty one. */
  readonly release: string | undefined;
}

/**
 * Splits `[epoch:]version[-release]` as dpkg, rpm and pacman all do: the epoch is what stands before a colon that
 * follows nothing but digits, the release what stands behind the last hyphen after it. Any string has a reading.
 */
export function splitEvr(text: string): Evr {
  const colon = skip(text, 0, isDigit);
  const start = text.charCodeAt(colon) === 58 ? colon + 1 : 0;
  const epoch = start === 0 ? '' : text.slice(0, colon);
  const hyphen = text.lastIndexOf('-');
  if (hyphen < start) return { epoch, version: text.slice(start), release: undefined };
  return { epoch, version: text.slice(start, hyphen), release: text.slice(hyphen + 1) };
}
