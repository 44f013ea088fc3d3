import type { Bytes } from './bytes.js';
import { Tag } from './dynamic.js';
import { firstSymbolInGot, type LookupTable, lookupTable, statedSymbolCount } from './hash-tables.js';
import type { ElfImage } from './image.js';
import { symbolUses, Use } from './relocations.js';
import { ElfError } from './source.js';
import type { SymbolUses } from './symbol-uses.js';

const BINDINGS: Readonly<Record<number, SymbolBinding>> = { 0: 'local', 1: 'global', 2: 'weak', 10: 'unique' };
const TYPES: Readonly<Record<number, SymbolType>> = {
  0: 'none',
  1: 'object',
  2: 'function',
  3: 'section',
  4: 'file',
  5: 'common',
  6: 'tls',
  10: 'ifunc',
};
const VISIBILITIES = ['default', 'internal', 'hidden', 'protected'] as const;

/** STB_GLOBAL, STB_WEAK and so on. */
export type SymbolBinding = 'local' | 'global' | 'weak' | 'unique' | 'other';
/** STT_OBJECT, STT_FUNC and so on. */
export type SymbolType = 'none' | 'object' | 'function' | 'section' | 'file' | 'common' | 'tls' | 'ifunc' | 'other';
/** STV_DEFAULT and so on. */
export type SymbolVisibility = (typeof VISIBILITIES)[number];

const ENTRY_32 = 16;
const ENTRY_64 = 24;
const SHN_UNDEF = 0;
const SHN_ABS = 0xfff1;

/** Version indices that mean "local" and "global", that is: without a version. */
export const VERSION_GLOBAL = 1;

/** The dynamic symbol table (gABI, "Symbol Table"), read field by field: making an object of each symbol is too slow. */
export class SymbolTable {
  /** Number of symbols that the loader can come to see, with the null symbol at index 0. */
  readonly count: number;
  /** Which of them it can find by name. */
  readonly lookup: LookupTable;
  readonly #uses: SymbolUses;
  /** MIPS: symbols from here on have an entry of the global offset table instead of a relocation. */
  readonly #firstInGot: number;
  /** As large as the counts say, so that no access needs another check. */
  readonly #symbols: DataView;
  readonly #versions: DataView | undefined;
  readonly #littleEndian: boolean;
  readonly #entry: number;
  readonly #at: { readonly value: number; readonly info: number; readonly other: number; readonly section: number };

  constructor(image: ElfImage) {
    const wide = image.header.class === 64;
    this.#littleEndian = image.header.littleEndian;
    this.#entry = wide ? ENTRY_64 : ENTRY_32;
    this.#at = wide ? { value: 8, info: 4, other: 5, section: 6 } : { value: 4, info: 12, other: 13, section: 14 };
    this.lookup = lookupTable(image);
    this.#uses = symbolUses(image);
    this.#firstInGot = firstSymbolInGot(image) ?? Number.POSITIVE_INFINITY;
    this.count = countSymbols(image, this.lookup, this.#uses);
    this.#symbols = readTable(image, Tag.symTab, this.count * this.#entry, 'symbol table').view;
    const versioned = image.dynamic?.get(Tag.versionSymbols) !== undefined;
    this.#versions = versioned
      ? readTable(image, Tag.versionSymbols, this.count * 2, 'symbol version table').view
      : undefined;
  }

  /** Where in the string table its name starts. */
  name(index: number): number {
    return this.#symbols.getUint32(index * this.#entry, this.#littleEndian);
  }

  binding(index: number): SymbolBinding {
    return BINDINGS[this.#info(index) >> 4] ?? 'other';
  }

  type(index: number): SymbolType {
    return TYPES[this.#info(index) & 15] ?? 'other';
  }

  visibility(index: number): SymbolVisibility {
    return VISIBILITIES[this.#symbols.getUint8(index * this.#entry + this.#at.other) & 3] ?? 'default';
  }

  isDefined(index: number): boolean {
    return this.#section(index) !== SHN_UNDEF;
  }

  /** Whether the loader takes the symbol as a definition when it looks its name up (glibc, elf/dl-lookup.c, check_match). */
  isFindable(index: number): boolean {
    const info = this.#info(index);
    const binding = info >> 4;
    const type = info & 15;
    const section = this.#section(index);
    if (section === SHN_UNDEF || !(binding === 1 || binding === 2 || binding === 10)) return false;
    if (type === 3 || type === 4 || (type > 6 && type !== 10)) return false;
    return section === SHN_ABS || type === 6 || this.#hasValue(index);
  }

  /** How the file itself uses it: bits of {@link Use}, 0 when nothing refers to it. */
  use(index: number): number {
    const use = this.#uses.get(index);
    if (index < this.#firstInGot) return use;
    // A function with a stub, whose address is the symbol's value, is bound through it when first called (MIPS psABI).
    const stub = this.type(index) === 'function' && this.#hasValue(index);
    return use | (stub ? Use.lazy : Use.eager);
  }

  /** Index of its version; {@link VERSION_GLOBAL} or less means that it has none. */
  versionIndex(index: number): number {
    return this.#versions === undefined
      ? VERSION_GLOBAL
      : this.#versions.getUint16(index * 2, this.#littleEndian) & 0x7fff;
  }

  /** Whether it is found only by those who ask for its version. */
  isHiddenVersion(index: number): boolean {
    return this.#versions !== undefined && (this.#versions.getUint16(index * 2, this.#littleEndian) & 0x8000) !== 0;
  }

  #hasValue(index: number): boolean {
    const at = index * this.#entry + this.#at.value;
    return this.#symbols.getUint32(at) !== 0 || (this.#entry === ENTRY_64 && this.#symbols.getUint32(at + 4) !== 0);
  }

  #info(index: number): number {
    return this.#symbols.getUint8(index * this.#entry + this.#at.info);
  }

  #section(index: number): number {
    return this.#symbols.getUint16(index * this.#entry + this.#at.section, this.#littleEndian);
  }
}

/**
 * The table has no size of its own. A hash table covers it unless the file defines nothing, in which case GNU ld
 * writes an empty one; the loader then sees the symbols that relocations name, and no others.
 */
function countSymbols(image: ElfImage, lookup: LookupTable, uses: SymbolUses): number {
  const count = Math.max(lookup.end, statedSymbolCount(image) ?? 0, uses.end);
  return image.dynamic?.get(Tag.symTab) === undefined ? 0 : count;
}

function readTable(image: ElfImage, tag: number, length: number, what: string): Bytes {
  const address = image.dynamic?.get(tag);
  if (address === undefined) return image.bytes(0, 0, what);
  const { offset, available } = image.space.locate(address, what);
  if (length > available) throw new ElfError(`the ${what} with ${length} bytes is larger than its segment`, offset);
  return image.bytes(offset, length, what);
}
