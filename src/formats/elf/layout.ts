import type { Layout } from './bytes.js';
import { type Dynamic, Tag } from './dynamic.js';
import type { AddressSpace } from './segments.js';
import type { ByteRange } from './source.js';

/** Tables nearer than this are fetched together with what lies between them. */
const MAX_GAP = 16 * 1024;
/** A table of unknown size is taken to reach to the next one, but not further than this. */
const MAX_GUESS = 4 * 1024 * 1024;

interface Table {
  readonly offset: number;
  readonly end: number;
  /** Where its segment ends: what lies beyond may not be there when only parts of the file were kept. */
  readonly segmentEnd: number;
}

/** Which parts of the file hold the tables that {@link Dynamic} names: few and large, so that they can be fetched at once. */
export function tableRanges(dynamic: Dynamic, space: AddressSpace, layout: Layout): ByteRange[] {
  const tables = knownTables(dynamic, space, layout).sort((a, b) => a.offset - b.offset);
  const runs: { offset: number; end: number; segmentEnd: number }[] = [];
  tables.forEach((table, i) => {
    const { offset, segmentEnd } = table;
    const next = tables[i + 1]?.offset ?? offset;
    const guess = Number.isNaN(table.end) ? Math.min(next, offset + MAX_GUESS) : table.end;
    const end = Math.min(guess, segmentEnd);
    const last = runs.at(-1);
    if (last !== undefined && offset < last.segmentEnd && offset - last.end <= MAX_GAP)
      last.end = Math.max(last.end, end);
    else runs.push({ offset, end, segmentEnd });
  });
  return runs.filter(({ offset, end }) => end > offset).map(({ offset, end }) => ({ offset, length: end - offset }));
}

/** Where each table starts and ends in the file; the end is NaN where the dynamic section does not say it. */
function knownTables(dynamic: Dynamic, space: AddressSpace, layout: Layout): Table[] {
  const tables: Table[] = [];
  const add = (tag: number, size: number | undefined, skip = 0) => {
    const address = dynamic.get(tag);
    const location = address === undefined ? undefined : space.find(address);
    if (location === undefined || (size !== undefined && size <= skip)) return;
    const end = size === undefined ? Number.NaN : location.offset + size;
    tables.push({ offset: location.offset + skip, end, segmentEnd: location.offset + location.available });
  };
  const word = layout.class / 8;
  add(Tag.strTab, dynamic.get(Tag.strSize) ?? 0);
  for (const tag of [Tag.hash, Tag.gnuHash, Tag.symTab, Tag.versionSymbols]) add(tag, undefined);
  for (const tag of [Tag.versionNeeds, Tag.versionDefinitions]) add(tag, undefined);
  add(Tag.rela, dynamic.get(Tag.relaSize) ?? 0, (dynamic.get(Tag.relaCount) ?? 0) * 3 * word);
  add(Tag.rel, dynamic.get(Tag.relSize) ?? 0, (dynamic.get(Tag.relCount) ?? 0) * 2 * word);
  add(Tag.jmpRel, dynamic.get(Tag.pltRelSize) ?? 0);
  return tables;
}
