import type { ElfImage } from './image.js';
import { Use } from './relocations.js';
import { type SymbolTable, VERSION_GLOBAL } from './symbols.js';
import type { IndexedVersion } from './versions.js';

/**
 * When a symbol must be there: `eager` when the file is loaded, `lazy` when the function is first called,
 * `optional` never: it is weak, or nothing in the file refers to it.
 */
export type Binding = 'eager' | 'lazy' | 'optional';

/** The symbols that a file wants of others under one version. */
export interface UndefinedGroup {
  readonly binding: Binding;
  /** `undefined`: without a version. */
  readonly version: string | undefined;
  /** The library in whose version needs the version stands. */
  readonly library: string | undefined;
  /** Sorted by code unit. */
  readonly names: readonly string[];
}

/**
 * What the file wants of others, grouped by binding and version; sorted, so that equal files give equal results.
 * Throws {@link ElfError} when a table is broken.
 */
export function undefinedSymbols(
  image: ElfImage,
  table: SymbolTable,
  versions: ReadonlyMap<number, IndexedVersion>,
): UndefinedGroup[] {
  const groups = new Map<string, UndefinedGroup & { readonly names: string[] }>();
  for (let i = 1; i < table.count; i++) {
    const binding = wantedBinding(table, i);
    if (binding === undefined) continue;
    const index = table.versionIndex(i);
    const version = index > VERSION_GLOBAL ? versions.get(index) : undefined;
    const key = `${binding} ${version?.name ?? ''} ${version?.library ?? ''}`;
    let group = groups.get(key);
    if (group === undefined) {
      group = { binding, version: version?.name, library: version?.library, names: [] };
      groups.set(key, group);
    }
    group.names.push(image.strings.at(table.name(i)));
  }
  for (const group of groups.values()) group.names.sort();
  return [...groups.keys()].sort().flatMap((key) => groups.get(key) ?? []);
}

/** `undefined` when the file does not want the symbol of others. */
function wantedBinding(table: SymbolTable, index: number): Binding | undefined {
  const use = table.use(index);
  if (table.isDefined(index) && (use & Use.copy) === 0) return undefined;
  const binding = table.binding(index);
  if (binding === 'local' || binding === 'other') return undefined;
  if (binding === 'weak' || use === 0) return 'optional';
  return (use & Use.eager) === 0 ? 'lazy' : 'eager';
}
