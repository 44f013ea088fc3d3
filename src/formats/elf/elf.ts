import { type DefinedGroup, definedSymbols } from './defined-symbols.js';
import { type Dynamic, DynamicFlag, DynamicFlag1, Tag } from './dynamic.js';
import type { ElfHeader } from './header.js';
import { type ElfImage, openElf } from './image.js';
import { machineName } from './machine.js';
import { type Notes, readNotes } from './notes.js';
import { SegmentFlag, SegmentType } from './segments.js';
import type { ByteSource } from './source.js';
import { SymbolTable } from './symbols.js';
import { type UndefinedGroup, undefinedSymbols } from './undefined-symbols.js';
import {
  type VersionDefinition,
  type VersionNeed,
  versionDefinitions,
  versionNeeds,
  versionsByIndex,
} from './versions.js';

export { ElfError } from './source.js';

/** What an ELF file asks of the loader and offers to other files; paths and names as written. */
export interface ElfFile {
  readonly header: ElfHeader;
  /** The words of uname -m where there is one. */
  readonly machine: string;
  /** PT_INTERP. */
  readonly interpreter: string | undefined;
  /** Whether it has a dynamic section; without one it is linked statically. */
  readonly dynamic: boolean;
  readonly soname: string | undefined;
  readonly needed: readonly string[];
  /** DT_AUXILIARY, DT_FILTER: libraries that are looked at before this one; the first kind may be missing. */
  readonly auxiliaries: readonly string[];
  readonly filters: readonly string[];
  readonly rpath: string | undefined;
  readonly runpath: string | undefined;
  readonly versionNeeds: readonly VersionNeed[];
  readonly versionDefinitions: readonly VersionDefinition[];
  readonly flags: ElfFlags;
  readonly notes: Notes;
  /** PT_GNU_STACK: whether it wants an executable stack; `undefined` without that header. */
  readonly executableStack: boolean | undefined;
  /** Bytes of the largest pages that it can be loaded with, where its processor has larger ones. */
  readonly pageAlignment: number | undefined;
  readonly symbols: ElfSymbols;
}

/** How a file is bound and loaded. */
export interface ElfFlags {
  /** All symbols are bound at start: DT_BIND_NOW, DF_BIND_NOW or DF_1_NOW. */
  readonly bindNow: boolean;
  /** DF_1_PIE: a program, not a library; dlopen refuses it. */
  readonly pie: boolean;
  /** DF_1_NOOPEN: dlopen refuses it. */
  readonly noOpen: boolean;
  /** DF_1_NODEFLIB: its libraries are not looked for in the default directories. */
  readonly noDefaultLibraries: boolean;
  /** DT_RELR: it has relative relocations that loaders before glibc 2.36 and musl 1.2.4 do not know. */
  readonly relr: boolean;
}

/** The dynamic symbols of a file, by what they mean to a loader. */
export interface ElfSymbols {
  readonly defined: readonly DefinedGroup[];
  readonly undefined: readonly UndefinedGroup[];
}

/**
 * Reads everything that a loader would look at, and no more of the file than that.
 * Throws {@link ElfError} when the file is broken, and what `source` throws.
 */
export function readElf(source: ByteSource): ElfFile {
  const image = openElf(source);
  const { header, dynamic, strings } = image;
  const name = (tag: number) => {
    const value = dynamic?.get(tag);
    return value === undefined ? undefined : strings.at(value);
  };
  const names = (tag: number) => (dynamic?.all(tag) ?? []).map((value) => strings.at(value));
  const needs = versionNeeds(image);
  const definitions = versionDefinitions(image);
  return {
    header,
    machine: machineName(header),
    interpreter: readInterpreter(image),
    dynamic: dynamic !== undefined,
    soname: name(Tag.soname),
    needed: names(Tag.needed),
    auxiliaries: names(Tag.auxiliary),
    filters: names(Tag.filter),
    rpath: name(Tag.rpath),
    runpath: name(Tag.runpath),
    versionNeeds: needs,
    versionDefinitions: definitions,
    flags: readFlags(dynamic),
    notes: readNotes(image),
    executableStack: readStack(image),
    pageAlignment: readAlignment(image),
    symbols: readSymbols(image, needs, definitions),
  };
}

function readFlags(dynamic: Dynamic | undefined): ElfFlags {
  const flags = dynamic?.get(Tag.flags) ?? 0;
  const flags1 = dynamic?.get(Tag.flags1) ?? 0;
  const now = (flags & DynamicFlag.bindNow) !== 0 || (flags1 & DynamicFlag1.now) !== 0;
  return {
    bindNow: now || dynamic?.get(Tag.bindNow) !== undefined,
    pie: (flags1 & DynamicFlag1.pie) !== 0,
    noOpen: (flags1 & DynamicFlag1.noOpen) !== 0,
    noDefaultLibraries: (flags1 & DynamicFlag1.noDefaultLibraries) !== 0,
    relr: dynamic?.get(Tag.relr) !== undefined,
  };
}

/** Longer names are refused by the kernel (PATH_MAX, fs/binfmt_elf.c). */
const MAX_INTERPRETER = 4096;

function readInterpreter(image: ElfImage): string | undefined {
  const segment = image.segments.find((s) => s.type === SegmentType.interpreter);
  if (segment === undefined) return undefined;
  const { data } = image.bytes(segment.offset, Math.min(segment.fileSize, MAX_INTERPRETER), 'interpreter name');
  const end = data.indexOf(0);
  return Buffer.from(end < 0 ? data : data.subarray(0, end)).toString('utf8');
}

/** Processors whose kernels may have pages of up to 64 KB; those of the others are of one size. */
const LARGER_PAGES = /^(?:aarch64|ppc64|mips|loongarch)/;
const LARGEST_PAGE = 65536;

/**
 * A loader refuses what is aligned to less than a page; what the kernel maps alone only has to lie in its page as it does in
 * the file (Linux, fs/binfmt_elf.c, elf_map).
 */
function readAlignment({ header, segments, dynamic }: ElfImage): number | undefined {
  if (!LARGER_PAGES.test(machineName(header))) return undefined;
  const loads = segments.filter(({ type, align }) => type === SegmentType.load && align > 1);
  const isLoaded = dynamic !== undefined || segments.some(({ type }) => type === SegmentType.interpreter);
  const sizes = loads.map(({ align, address, offset }) => (isLoaded ? align : largestPage(address - offset)));
  const least = Math.min(...sizes);
  return least < LARGEST_PAGE ? least : undefined;
}

function largestPage(difference: number): number {
  let size = LARGEST_PAGE;
  while (difference % size !== 0) size /= 2;
  return size;
}

function readStack(image: ElfImage): boolean | undefined {
  const segment = image.segments.find((s) => s.type === SegmentType.gnuStack);
  return segment === undefined ? undefined : (segment.flags & SegmentFlag.execute) !== 0;
}

function readSymbols(
  image: ElfImage,
  needs: readonly VersionNeed[],
  definitions: readonly VersionDefinition[],
): ElfSymbols {
  if (image.dynamic === undefined) return { defined: [], undefined: [] };
  const table = new SymbolTable(image);
  const versions = versionsByIndex(needs, definitions);
  return { defined: definedSymbols(image, table, versions), undefined: undefinedSymbols(image, table, versions) };
}
