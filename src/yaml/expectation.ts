import type * as z from 'zod';
import type { DataPath } from './yaml-source.js';

/** What was found and what was expected, in the words of whoever writes a pack. */
export function expectation(issue: z.core.$ZodIssue, data: unknown, path: DataPath): string {
  if (issue.code === 'invalid_type' && valueAt(data, path) === undefined) {
    return `is missing; expected ${WORDS[issue.expected] ?? issue.expected}`;
  }
  if (issue.code === 'invalid_type') {
    return `expected ${WORDS[issue.expected] ?? issue.expected}, found ${found(valueAt(data, path))}`;
  }
  if (issue.code === 'invalid_value') {
    const value = valueAt(data, path);
    const choice = issue.values.map((one) => `"${String(one)}"`).join(', ');
    return value === undefined
      ? `is missing; expected one of ${choice}`
      : `expected one of ${choice}, found ${found(value)}`;
  }
  if (issue.code === 'too_small' && issue.origin === 'array') return 'expected at least one';
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? 'not a name';
  return issue.message;
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'a map',
  record: 'a map',
  int: 'a whole number',
  number: 'a number',
};

function valueAt(data: unknown, path: DataPath): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

function found(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : JSON.stringify(value);
}
