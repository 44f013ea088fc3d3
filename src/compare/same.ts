import type { Fact } from '../model/snapshot.js';
import { type Likeness, likenessOfTexts } from './likeness.js';
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
  if (a.length !== b.length) return 'different';
  let result: Likeness = 'same';
  for (let at = 0; at < a.length; at++) {
    const one = likeness(a[at], b[at]);
    if (one === 'different') return one;
    if (one === 'unknown') result = one;
  }
  return result;
}

function likenessOfRecords(a: { readonly [key: string]: Json }, b: { readonly [key: string]: Json }): Likeness {
  let result: Likeness = 'same';
  for (const key of Object.keys(a)) {
    const one = likeness(a[key], own(b, key));
    if (one === 'different') return one;
    if (one === 'unknown') result = one;
  }
  for (const key of Object.keys(b)) if (b[key] !== undefined && own(a, key) === undefined) return 'different';
  return result;
}
