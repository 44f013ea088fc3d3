import type { FieldChange } from '../model/difference.js';
import type { Fact } from '../model/snapshot.js';
import { own } from './own.js';
import { likeness } from './same.js';

/** What two facts do not share: the fields that differ, and those of which it cannot be said. Both sorted by name. */
export interface Changes {
  readonly changed: FieldChange[];
  readonly unknown: FieldChange[];
}

/** The fields in which two facts differ, and those in which they may, those in `ignore` left out. */
export function changesOf(source: Fact, target: Fact, ignore: readonly string[] = []): Changes {
  const changed: FieldChange[] = [];
  const unknown: FieldChange[] = [];
  const compare = (field: string) => {
    if (ignore.includes(field)) return;
    const a = own(source, field);
    const b = own(target, field);
    const alike = likeness(a, b);
    if (alike === 'same') return;
    const change = { field, ...(a === undefined ? {} : { source: a }), ...(b === undefined ? {} : { target: b }) };
    (alike === 'different' ? changed : unknown).push(change);
  };
  for (const field of Object.keys(source)) compare(field);
  for (const field of Object.keys(target)) if (!Object.hasOwn(source, field)) compare(field);
  return { changed: changed.sort(byField), unknown: unknown.sort(byField) };
}

function byField(a: FieldChange, b: FieldChange): number {
  return a.field < b.field ? -1 : 1;
}
