import type { Fact } from '../model/snapshot.js';
import { own } from './own.js';

/** A JSON value; `undefined` stands for a field that is left out. */
type Json = Fact[string];

/** Whether two JSON values are the same; the order of a record's keys does not matter, that of a list does. */
export function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((value, at) => sameJson(value, b[at]));
  return !Array.isArray(b) && holds(a, b) && holds(b, a);
}

function holds(a: { readonly [key: string]: Json }, b: { readonly [key: string]: Json }): boolean {
  return Object.keys(b).every((key) => sameJson(own(a, key), own(b, key)));
}
