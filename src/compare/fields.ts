import type { FieldChange } from '../model/difference.js';
import type { Fact } from '../model/snapshot.js';
import { own } from './own.js';
import { sameJson } from './same.js';

/** The fields in which two facts differ, sorted by name, those in `ignore` left out. */
export function changedFields(source: Fact, target: Fact, ignore: readonly string[] = []): FieldChange[] {
  const changes: FieldChange[] = [];
  const compare = (field: string) => {
    if (ignore.includes(field)) return;
    const a = own(source, field);
    const b = own(target, field);
    if (sameJson(a, b)) return;
    changes.push({ field, ...(a === undefined ? {} : { source: a }), ...(b === undefined ? {} : { target: b }) });
  };
  for (const field of Object.keys(source)) compare(field);
  for (const field of Object.keys(target)) if (!Object.hasOwn(source, field)) compare(field);
  return changes.sort((a, b) => (a.field < b.field ? -1 : 1));
}
