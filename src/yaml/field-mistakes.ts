import type * as z from 'zod';
import { expectation } from './expectation.js';
import type { Mistake } from './mistake.js';
import type { DataPath, YamlSource } from './yaml-source.js';

/**
 * One mistake for each field that is missing, unknown or not what it must be, with its place. `data` is what stands at
 * `at` in the source; `fieldName` says which field it is for whoever does not go by lines.
 */
export function fieldMistakes(
  source: YamlSource,
  at: DataPath,
  data: unknown,
  error: z.ZodError,
  fieldName: (data: unknown, path: DataPath) => string,
): Mistake[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        file: source.file,
        ...source.locateKey([...at, ...path], key),
        message: `${fieldName(data, [...path, key])}: there is no such field here; is it a spelling mistake?`,
      }));
    }
    const where =
      issue.code === 'invalid_key'
        ? source.locateKey([...at, ...path.slice(0, -1)], String(path.at(-1)))
        : source.locate([...at, ...path]);
    return [{ file: source.file, ...where, message: `${fieldName(data, path)}: ${expectation(issue, data, path)}` }];
  });
}
