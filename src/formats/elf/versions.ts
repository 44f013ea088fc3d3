import { Tag } from './dynamic.js';
import type { ElfImage } from './image.js';
import { ElfError } from './source.js';

/** Version indices have 15 bits; more records than that cannot be meant. */
const MAX_RECORDS = 32_768;

/** One version that a file needs of a library. */
export interface NeededVersion {
  readonly name: string;
  /** VER_FLG_WEAK: the loader only warns when it is missing. */
  readonly weak: boolean;
  /** By which {@link SymbolTable} entries refer to it. */
  readonly index: number;
}

/** The versions that a file needs of one library (DT_VERNEED). */
export interface VersionNeed {
  /** The library that must define them, as in DT_NEEDED. */
  readonly file: string;
  readonly versions: readonly NeededVersion[];
}

/** One version that a file defines (DT_VERDEF). */
export interface VersionDefinition {
  readonly name: string;
  /** VER_FLG_BASE: not a version but the name of the file itself. */
  readonly base: boolean;
  /** VER_FLG_WEAK: defined without symbols of its own. */
  readonly weak: boolean;
  readonly index: number;
}

/**
 * The versions that the file needs, in file order, layout as in the Linux Standard Base, "Symbol Versioning".
 * Throws {@link ElfError} on a broken chain.
 */
export function versionNeeds(image: ElfImage): VersionNeed[] {
  const budget = { left: MAX_RECORDS };
  const start = tableStart(image, Tag.versionNeeds, 'version needs');
  const needs: VersionNeed[] = [];
  for (const { at, record } of chain(image, start, { size: 16, next: 12, what: 'version needs' }, budget)) {
    if (record.u16(0) !== 1) throw new ElfError(`version needs of revision ${record.u16(0)}`, at);
    const versions: NeededVersion[] = [];
    for (const aux of chain(image, at + record.u32(8), { size: 16, next: 12, what: 'needed version' }, budget)) {
      versions.push({
        name: image.strings.at(aux.record.u32(8)),
        weak: (aux.record.u16(4) & 2) !== 0,
        index: aux.record.u16(6) & 0x7fff,
      });
    }
    needs.push({ file: image.strings.at(record.u32(4)), versions });
  }
  return needs;
}

/** The versions that the file defines, in file order. Throws {@link ElfError} on a broken chain. */
export function versionDefinitions(image: ElfImage): VersionDefinition[] {
  const budget = { left: MAX_RECORDS };
  const start = tableStart(image, Tag.versionDefinitions, 'version definitions');
  const definitions: VersionDefinition[] = [];
  for (const { at, record } of chain(image, start, { size: 20, next: 16, what: 'version definition' }, budget)) {
    if (record.u16(0) !== 1) throw new ElfError(`version definitions of revision ${record.u16(0)}`, at);
    const name = image.bytes(at + record.u32(12), 8, 'name of a version definition').u32(0);
    definitions.push({
      name: image.strings.at(name),
      base: (record.u16(2) & 1) !== 0,
      weak: (record.u16(2) & 2) !== 0,
      index: record.u16(4) & 0x7fff,
    });
  }
  return definitions;
}

/** A version of the file's own or of a library, as its index in the symbol version table names it. */
export interface IndexedVersion {
  readonly name: string;
  /** The library that must define it; `undefined` for a version of the file's own. */
  readonly library: string | undefined;
}

/** Both kinds of versions by index; the file's own name, which stands among its definitions, is none. */
export function versionsByIndex(
  needs: readonly VersionNeed[],
  definitions: readonly VersionDefinition[],
): ReadonlyMap<number, IndexedVersion> {
  const versions = new Map<number, IndexedVersion>();
  for (const { name, base, index } of definitions) if (!base) versions.set(index, { name, library: undefined });
  for (const { file, versions: needed } of needs) {
    for (const { name, index } of needed) versions.set(index, { name, library: file });
  }
  return versions;
}

function tableStart(image: ElfImage, tag: number, what: string): number | undefined {
  const address = image.dynamic?.get(tag);
  return address === undefined ? undefined : image.space.locate(address, what).offset;
}

interface RecordShape {
  readonly size: number;
  /** Where in the record the distance to the next one stands; 0 there ends the chain. */
  readonly next: number;
  readonly what: string;
}

/** Distances are unsigned, so a chain only goes forward and ends with the file; the budget ends those that crawl. */
function* chain(image: ElfImage, start: number | undefined, shape: RecordShape, budget: { left: number }) {
  for (let at = start; at !== undefined; ) {
    if (budget.left-- === 0) throw new ElfError(`more than ${MAX_RECORDS} version records`, at, 'limit');
    const record = image.bytes(at, shape.size, shape.what);
    yield { at, record };
    const distance = record.u32(shape.next);
    at = distance === 0 ? undefined : at + distance;
  }
}
