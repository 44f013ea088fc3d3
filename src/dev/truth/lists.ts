import { readFileSync } from 'node:fs';

/** What was executed: a line of a list of payloads. */
export interface TruthPayload {
  readonly id: string;
  readonly cmd: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
}

/** What really happened: a line of a list of pairs. */
export interface TruthPair {
  readonly payload: string;
  readonly kind: string;
  readonly target: string;
  readonly verdict: 'runs' | 'breaks';
  readonly cause?: string;
  readonly causes?: readonly string[];
  readonly peers?: { readonly ldd?: string };
}

/** The lines of a file of JSON lines. */
export function readLines<Line>(path: string): Line[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}
