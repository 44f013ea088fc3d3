import type { ElfFile } from '../../formats/elf/elf.js';
import { packSymbols } from '../../formats/elf/packed-symbols.js';
import type { VersionNeed } from '../../formats/elf/versions.js';
import type { ElfFields } from '../../model/facts/elf.js';

const SYSTEM_V = 0;
const GNU = 3;

/** Fields that are not compared: they are for proofs, and what decides compatibility is compared by version. */
export const SYMBOL_FIELDS = ['buildId', 'defined', 'oldestVersion', 'eager', 'lazy', 'optional'] as const;

/** What a loader must know of the file, as a fact: what is usual or absent is left out. */
export function elfFields(file: ElfFile): ElfFields {
  const { header, notes, flags } = file;
  const weak = byLibrary(file.versionNeeds, true);
  return known<ElfFields>({
    class: header.class,
    machine: file.machine,
    interpreter: file.interpreter,
    needed: [...file.needed],
    requires: byLibrary(file.versionNeeds, false),
    weak: Object.keys(weak).length > 0 ? weak : undefined,
    rpath: file.rpath,
    runpath: file.runpath,
    auxiliaries: file.auxiliaries.length > 0 ? [...file.auxiliaries] : undefined,
    filters: file.filters.length > 0 ? [...file.filters] : undefined,
    bindNow: flags.bindNow || undefined,
    pie: flags.pie || undefined,
    noOpen: flags.noOpen || undefined,
    noDefaultLibraries: flags.noDefaultLibraries || undefined,
    relr: flags.relr || undefined,
    executableStack: file.executableStack,
    pageAlignment: file.pageAlignment,
    isaLevel: notes.isaLevel,
    minimumKernel: notes.minimumKernel,
    buildId: notes.buildId,
    osAbi: header.osAbi === SYSTEM_V || header.osAbi === GNU ? undefined : header.osAbi,
    oddHeader: oddHeader(header),
    flags: header.flags || undefined,
    ...packSymbols(file.symbols.defined, file.symbols.undefined),
  });
}

/** What glibc's loader holds against a library's first bytes, in its order (elf/dl-load.c, open_verify). */
function oddHeader(header: ElfFile['header']): ElfFields['oddHeader'] {
  const { declared, identVersion, osAbi, abiVersion } = header;
  if (declared.class !== (header.class === 64 ? 2 : 1)) return 'class';
  if (declared.data !== (header.littleEndian ? 1 : 2)) return 'byte-order';
  if (identVersion !== 1) return 'header-version';
  return osAbi === SYSTEM_V && abiVersion !== 0 ? 'abi-version' : undefined;
}

/** Names of the versions that the file defines, sorted. */
export function definedVersions(file: ElfFile): string[] {
  return file.versionDefinitions.flatMap(({ name, base }) => (base ? [] : [name])).sort();
}

/** The fields that have a value. */
export function known<Fields extends object>(fields: { [Key in keyof Fields]: Fields[Key] | undefined }): Fields {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) kept[key] = value;
  return kept as Fields;
}

function byLibrary(needs: readonly VersionNeed[], weakOnly: boolean): Record<string, string[]> {
  const libraries = new Map<string, Set<string>>();
  for (const { file, versions } of needs) {
    for (const { name, weak } of versions) {
      if (weakOnly && !weak) continue;
      const names = libraries.get(file);
      if (names === undefined) libraries.set(file, new Set([name]));
      else names.add(name);
    }
  }
  // Not by assignment: the names are the file's, and one of them may be `__proto__`.
  return Object.fromEntries([...libraries].map(([file, names]) => [file, [...names].sort()]));
}
