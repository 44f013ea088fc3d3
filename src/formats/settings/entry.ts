/** One setting of a file: its path of names and places in lists, what it says, and where. */
export interface SettingEntry {
  readonly path: readonly (string | number)[];
  readonly value: string | readonly string[];
  /** From 1; missing where the parser does not tell. */
  readonly line?: number | undefined;
}

/** Settings inside each other; what is deeper was not written by a person. */
export const MAX_DEPTH = 60;

/** What is told of one level of a file: the line of a value, where it is known. */
export type LineOf = (path: readonly (string | number)[]) => number | undefined;

/**
 * The settings in plain data. A list of scalars is one setting with several values; of other lists each place is a name.
 * Throws `RangeError` beyond {@link MAX_DEPTH}.
 */
export function* entriesOf(
  data: unknown,
  lineOf: LineOf,
  path: readonly (string | number)[] = [],
): Iterable<SettingEntry> {
  if (path.length > MAX_DEPTH) throw new RangeError(`more than ${MAX_DEPTH} levels inside each other`);
  if (Array.isArray(data) && data.every(isScalar)) yield { path, value: data.map(textOf), line: lineOf(path) };
  else if (Array.isArray(data)) {
    for (const [index, one] of data.entries()) yield* entriesOf(one, lineOf, [...path, index]);
  } else if (isScalar(data)) yield { path, value: textOf(data), line: lineOf(path) };
  else {
    const members = Object.entries(data as Record<string, unknown>);
    if (members.length === 0 && path.length > 0) yield { path, value: '{}', line: lineOf(path) };
    for (const [name, one] of members) yield* entriesOf(one, lineOf, [...path, name]);
  }
}

function isScalar(data: unknown): boolean {
  return typeof data !== 'object' || data === null || data instanceof Date;
}

function textOf(data: unknown): string {
  return data instanceof Date ? data.toISOString() : String(data ?? 'null');
}
