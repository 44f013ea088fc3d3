import type { Fact } from '../model/snapshot.js';
import { type Likeness, likenessOfTexts, together } from './likeness.js';
import { own } from './own.js';

/** A JSON value; `undefined` stands for a field that is left out. */
type Json = Fact[string];

/**
 * Whether two JSON values are the same; the order of a record's keys does not matter, that of a list does. What would
 * decide may have been redacted: then it is unknown.
 */
export function likeness(a: Json, b: Json): Likeness {
  if (typeof a === 'string' && typeof b === 'string') return likenessOfTexts(a, b);
  if (a === b) return 'same';
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return 'different';
  if (Array.isArray(a)) return Array.isArray(b) ? likenessOfLists(a, b) : 'different';
  return Array.isArray(b) ? 'different' : likenessOfRecords(a, b);
}

function likenessOfLists(a: readonly Json[], b: readonly Json[]): Likeness {
  return a.length === b.length ? together(a.map((value, at) => likeness(value, b[at]))) : 'different';
}

function likenessOfRecords(a: { readonly [key: string]: Json }, b: { readonly [key: string]: Json }): Likeness {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return together([...keys].map((key) => likeness(own(a, key), own(b, key))));
}
