import type { ElfImage } from './image.js';
import { Use } from './relocations.js';
import type { SymbolTable } from './symbols.js';
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
  const places = new Map<number, number[]>();
  for (let i = 1; i < table.count; i++) {
    const binding = wantedBinding(table, i);
    if (binding < 0) continue;
    const key = binding * VERSION_INDICES + table.versionIndex(i);
    const known = places.get(key);
    if (known === undefined) places.set(key, [table.name(i)]);
    else known.push(table.name(i));
  }
  const groups = new Map<string, UndefinedGroup & { readonly names: string[] }>();
  for (const [key, starts] of places) {
    const binding = BINDINGS[Math.floor(key / VERSION_INDICES)] ?? 'optional';
    const version = versions.get(key % VERSION_INDICES);
    const label = `${binding} ${version?.name ?? ''} ${version?.library ?? ''}`;
    const names = image.strings.views(starts);
    const group = groups.get(label);
    if (group !== undefined) for (const name of names) group.names.push(name);
    else groups.set(label, { binding, version: version?.name, library: version?.library, names });
  }
  for (const { names } of groups.values()) names.sort();
  return [...groups.keys()].sort().flatMap((label) => groups.get(label) ?? []);
}

const BINDINGS: readonly Binding[] = ['eager', 'lazy', 'optional'];
const [EAGER, LAZY, OPTIONAL, UNWANTED] = [0, 1, 2, -1] as const;
const VERSION_INDICES = 0x8000;

/** Place in {@link BINDINGS}; negative when the file does not want the symbol of others. */
function wantedBinding(table: SymbolTable, index: number): number {
  const use = table.use(index);
  return (use & Use.copy) === 0 && table.isDefined(index) ? UNWANTED : bindingOf(table, index, use);
}

function bindingOf(table: SymbolTable, index: number, use: number): number {
  const binding = table.binding(index);
  if (binding === 'local' || binding === 'other') return UNWANTED;
  if (binding === 'weak' || use === 0) return OPTIONAL;
  return (use & Use.eager) === 0 ? LAZY : EAGER;
}
