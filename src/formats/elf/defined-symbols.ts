import type { ElfImage } from './image.js';
import type { SymbolTable } from './symbols.js';
import type { IndexedVersion } from './versions.js';

/** The symbols that a file defines under one version. */
export interface DefinedGroup {
  /**
   * `undefined`: without a version. Such a symbol also answers a reference that asks for one.
   * What a program copies from a library has the library's version.
   */
  readonly version: string | undefined;
  /** Not found by a reference that asks for no version. */
  readonly hidden: boolean;
  /** It is the first version that the file defines: glibc gives it to references without a version even when hidden. */
  readonly oldest: boolean;
  /** `symbolHash` of each name, sorted, each once. */
  readonly hashes: Uint32Array;
}

/** Index of the first version after local, global: see glibc, elf/dl-lookup.c, check_match. */
const OLDEST_VERSION = 2;
const HIDDEN = 0x8000;

/**
 * What others can find in the file, by version, in the order of the version's index.
 * Throws {@link ElfError} when a table is broken.
 */
export function definedSymbols(
  image: ElfImage,
  table: SymbolTable,
  versions: ReadonlyMap<number, IndexedVersion>,
): DefinedGroup[] {
  const groups = new Map<number, number[]>();
  const { first, end } = table.lookup;
  for (let i = first; i < Math.min(end, table.count); i++) {
    if (!table.isFindable(i)) continue;
    const hash = image.strings.hash(table.name(i));
    const key = Math.max(1, table.versionIndex(i)) | (table.isHiddenVersion(i) ? HIDDEN : 0);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [hash]);
    else group.push(hash);
  }
  return mergeGroups(groups, versions);
}

/** Indices without a name of their own mean no version, as for the loader. */
function mergeGroups(
  groups: ReadonlyMap<number, readonly number[]>,
  versions: ReadonlyMap<number, IndexedVersion>,
): DefinedGroup[] {
  const byIndex = (a: number, b: number) => (a & ~HIDDEN) - (b & ~HIDDEN) || a - b;
  const merged = new Map<string, Omit<DefinedGroup, 'hashes'> & { hashes: readonly number[] }>();
  for (const key of [...groups.keys()].sort(byIndex)) {
    const index = key & ~HIDDEN;
    const version = versions.get(index)?.name;
    const hidden = (key & HIDDEN) !== 0;
    const label = `${hidden} ${version ?? ''}`;
    const group = merged.get(label);
    const hashes = groups.get(key) ?? [];
    if (group === undefined) merged.set(label, { version, hidden, oldest: index === OLDEST_VERSION, hashes });
    else group.hashes = [...group.hashes, ...hashes];
  }
  return [...merged.values()].map(({ version, hidden, oldest, hashes }) => {
    return { version, hidden, oldest, hashes: sortedSet(hashes) };
  });
}

function sortedSet(hashes: readonly number[]): Uint32Array {
  const sorted = Uint32Array.from(hashes).sort();
  let kept = 0;
  for (let i = 0; i < sorted.length; i++) {
    const hash = sorted[i] ?? 0;
    if (kept === 0 || hash !== sorted[kept - 1]) sorted[kept++] = hash;
  }
  return sorted.subarray(0, kept);
}
