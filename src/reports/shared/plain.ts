import { sorted } from '../json/sorted.js';

/** A value of a fact on one line: strings as they are, the rest as JSON with sorted keys. */
export function plain(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '""' : value;
  return JSON.stringify(sorted(value)) ?? 'nothing';
}

/** Whether a value has parts that can be listed one by one. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
