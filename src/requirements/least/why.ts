import type { Asking } from '../../model/requirement.js';
import type { Snapshot } from '../../model/snapshot.js';
import { askedSymbols, functionsOf } from './asked-symbols.js';
import { wantedBy } from './interpreters.js';
import { type ElfPart, type PayloadFiles, payloadFiles } from './payload-files.js';
import { byText } from './version-name.js';

/**
 * Which files of a payload ask for `asked`: a version of symbols (`GLIBC_2.38`), a library, a loader or an interpreter, an
 * x86-64 level (`x86-64-v3`), or one symbol. Sorted by file; empty where none does.
 */
export function why(payload: Snapshot, asked: string): Asking[] {
  const files = payloadFiles(payload);
  const found = [...files.elfs.flatMap((part) => askedBy(part, asked)), ...scriptsAsking(files, asked)];
  return found.sort((a, b) => byText(a.path, b.path) || byText(a.asks, b.asks));
}

function askedBy(part: ElfPart, asked: string): Asking[] {
  const ways = [byVersion, byLibrary, byLoader, byLevel, bySymbol];
  // A name is one thing: only what is neither a version nor a library is looked for among the symbols.
  for (const way of ways) {
    const found = way(part, asked);
    if (found.length > 0) return found;
  }
  return [];
}

function byVersion({ path, fields }: ElfPart, version: string): Asking[] {
  return Object.entries(fields.requires).flatMap(([library, versions]) => {
    if (!versions.includes(version)) return [];
    const optional = Object.hasOwn(fields.weak ?? {}, library) && fields.weak?.[library]?.includes(version) === true;
    const functions = functionsOf(fields, library, version);
    return [{ path, asks: `${version} of ${library}`, functions, ...(optional ? { optional: true as const } : {}) }];
  });
}

function byLibrary({ path, fields }: ElfPart, library: string): Asking[] {
  return fields.needed.includes(library) ? [{ path, asks: library, functions: functionsOf(fields, library) }] : [];
}

function byLoader({ path, fields, program }: ElfPart, loader: string): Asking[] {
  return program && fields.interpreter === loader ? [{ path, asks: `the loader ${loader}`, functions: [] }] : [];
}

function byLevel({ path, fields }: ElfPart, level: string): Asking[] {
  return fields.isaLevel !== undefined && level === `x86-64-v${fields.isaLevel}`
    ? [{ path, asks: `a processor of level ${level}`, functions: [] }]
    : [];
}

function bySymbol({ path, fields }: ElfPart, symbol: string): Asking[] {
  return askedSymbols(fields).flatMap(({ version, library, names }) => {
    if (!names.includes(symbol)) return [];
    const from = library === undefined ? 'any library' : library;
    return [{ path, asks: version === undefined ? from : `${version} of ${from}`, functions: [symbol] }];
  });
}

function scriptsAsking({ scripts }: PayloadFiles, asked: string): Asking[] {
  return scripts.flatMap((script) => {
    const wanted = wantedBy(script).find(({ name }) => name === asked);
    const how = wanted?.kind === 'command' ? `${asked} in PATH` : `the interpreter ${asked}`;
    return wanted === undefined ? [] : [{ path: script.path, asks: how, functions: [] }];
  });
}
