import type { Difference, FieldChange } from '../../model/difference.js';
import type { Fact } from '../../model/snapshot.js';
import { prose, visible } from '../../model/visible.js';
import { plain } from '../shared/plain.js';

/** A difference as the page's script lays it out: section, kind, name, the two sides, and whether it is folded. */
export type Row = readonly [
  section: string,
  kind: Difference['kind'],
  name: string,
  source: string,
  target: string,
  folded: 0 | 1,
];

/** The row for one difference; its texts can be shown as they are. */
export function rowOf(difference: Difference): Row {
  const { section, kind, key, targetKey, folded, owner } = difference;
  const other = targetKey === undefined || targetKey === key ? '' : ` → ${visible(targetKey)}`;
  const more = folded > 0 ? ` (+${folded} folded)` : '';
  return [section, kind, `${visible(key)}${other}${more}`, ...sides(difference), owner === undefined ? 0 : 1];
}

function sides({ kind, source, target, fields, reason }: Difference): readonly [string, string] {
  if (kind === 'unknown') return [prose(reason ?? 'unknown'), ''];
  if (kind === 'added') return ['', summary(target)];
  if (kind === 'removed') return [summary(source), ''];
  return [
    fields.map((field) => said(field, 'source')).join('\n'),
    fields.map((field) => said(field, 'target')).join('\n'),
  ];
}

function said(change: FieldChange, side: 'source' | 'target'): string {
  const value = change[side];
  const text = value === undefined ? '(none)' : visible(plain(value));
  return change.field === 'version' || change.field === 'value' ? text : `${visible(change.field)}: ${text}`;
}

/** What tells a fact apart at a glance: its version or value, else that it is there. */
function summary(fact: Fact | undefined): string {
  const value = fact?.version ?? fact?.value;
  return value === undefined ? 'there' : visible(plain(value));
}
