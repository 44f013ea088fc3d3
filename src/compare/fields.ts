import { isDeepStrictEqual } from 'node:util';
import type { FieldChange } from '../model/difference.js';
import type { Fact } from '../model/snapshot.js';

/** The fields in which two facts differ, sorted by name, those in `ignore` left out. */
export function changedFields(source: Fact, target: Fact, ignore: readonly string[] = []): FieldChange[] {
  const names = new Set([...Object.keys(source), ...Object.keys(target)]);
  return [...names].sort().flatMap((field) => {
    if (ignore.includes(field)) return [];
    const [a, b] = [source[field], target[field]];
    if (a === b || isDeepStrictEqual(a, b)) return [];
    return [{ field, ...(a === undefined ? {} : { source: a }), ...(b === undefined ? {} : { target: b }) }];
  });
}
