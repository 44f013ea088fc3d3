import { unpackUndefined } from '../../formats/elf/packed-symbols.js';
import type { ElfFields } from '../../model/facts/elf.js';
import { byText } from './version-name.js';

/** Symbols that a file wants of one version of one library. */
export interface AskedSymbols {
  readonly version: string | undefined;
  readonly library: string | undefined;
  readonly names: readonly string[];
}

/** The symbols that a file wants, by version and library. */
export function askedSymbols({ eager, lazy, optional }: ElfFields): AskedSymbols[] {
  return unpackUndefined({
    ...(eager === undefined ? {} : { eager }),
    ...(lazy === undefined ? {} : { lazy }),
    ...(optional === undefined ? {} : { optional }),
  });
}

/** Names of the symbols that a file wants of a library, of one version or of any, sorted. */
export function functionsOf(fields: ElfFields, library: string, version?: string): string[] {
  const names = askedSymbols(fields).flatMap((group) =>
    group.library === library && (version === undefined || group.version === version) ? group.names : [],
  );
  return [...new Set(names)].sort(byText);
}

/** The versions that a file must find in a library; those that may be missing are left out. */
export function strongVersions({ requires, weak = {} }: ElfFields, library: string): string[] {
  if (!Object.hasOwn(requires, library)) return [];
  const forgiven = Object.hasOwn(weak, library) ? (weak[library] ?? []) : [];
  return (requires[library] ?? []).filter((version) => !forgiven.includes(version));
}
