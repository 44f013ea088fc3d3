import type { Bytes } from './bytes.js';
import { Tag } from './dynamic.js';
import type { ElfImage } from './image.js';
import { EM_MIPS, relocationTypes } from './machine.js';

/** How a symbol is used by the file's relocations; bits that can be combined. */
export const Use = {
  /** Looked up when the file is loaded. */
  eager: 1,
  /** Looked up when the function is first called, unless the file or the environment asks for immediate binding. */
  lazy: 2,
  /** Copied from the library that defines it: looked up there although the program has a definition too. */
  copy: 4,
} as const;

/** For each symbol index that a relocation names: how it is used (bits of {@link Use}). */
export type SymbolUses = ReadonlyMap<number, number>;

interface Table {
  readonly tag: number;
  readonly size: number;
  readonly entryWords: 2 | 3;
  /** Entries at its start that name no symbol (DT_RELACOUNT). */
  readonly skip: number;
  readonly plt: boolean;
}

/**
 * Which symbols the file's relocations name. Those in DT_JMPREL of the type JUMP_SLOT are bound when first called,
 * all others at start (glibc, elf/do-rel.h and elf_machine_lazy_rel). Throws {@link ElfError} on a table outside the file.
 */
export function symbolUses(image: ElfImage): SymbolUses {
  const uses = new Map<number, number>();
  const plt = tables(image).find((table) => table.plt);
  const pltStart = plt === undefined ? undefined : image.dynamic?.get(Tag.jmpRel);
  for (const table of tables(image)) {
    const address = image.dynamic?.get(table.tag);
    if (address === undefined) continue;
    // On some processors the size of DT_RELA includes DT_JMPREL, which then is its tail.
    const overlap = !table.plt && pltStart !== undefined && pltStart > address && pltStart < address + table.size;
    readTable(image, overlap ? { ...table, size: pltStart - address } : table, address, uses);
  }
  return uses;
}

function tables({ dynamic }: ElfImage): Table[] {
  const value = (tag: number) => Math.max(0, dynamic?.get(tag) ?? 0);
  return [
    { tag: Tag.rela, size: value(Tag.relaSize), entryWords: 3, skip: value(Tag.relaCount), plt: false },
    { tag: Tag.rel, size: value(Tag.relSize), entryWords: 2, skip: value(Tag.relCount), plt: false },
    {
      tag: Tag.jmpRel,
      size: value(Tag.pltRelSize),
      entryWords: value(Tag.pltRel) === Tag.rela ? 3 : 2,
      skip: 0,
      plt: true,
    },
  ];
}

function readTable(image: ElfImage, table: Table, address: number, uses: Map<number, number>): void {
  const word = image.header.class / 8;
  const entry = table.entryWords * word;
  const skipped = table.skip * entry;
  if (table.size <= skipped) return;
  const start = image.space.locate(address, 'relocation table').offset + skipped;
  const bytes = image.bytes(start, table.size - skipped, 'relocation table');
  const types = relocationTypes(image.header.machine);
  const read = infoReader(image);
  for (let at = word; at + word <= bytes.length; at += entry) {
    const symbol = read.symbol(bytes, at);
    if (symbol === 0) continue;
    const type = read.type(bytes, at);
    const lazy = table.plt && (types === undefined || type === types.jumpSlot);
    const copy = types !== undefined && type === types.copy ? Use.copy : 0;
    uses.set(symbol, (uses.get(symbol) ?? 0) | (lazy ? Use.lazy : Use.eager) | copy);
  }
}

interface InfoReader {
  symbol(bytes: Bytes, at: number): number;
  type(bytes: Bytes, at: number): number;
}

/** How r_info is split into symbol and type (gABI, "Relocation"; for MIPS its 64-bit ELF specification). */
function infoReader({ header }: ElfImage): InfoReader {
  if (header.class === 32) return INFO_32;
  if (header.machine === EM_MIPS) return INFO_MIPS_64;
  return header.littleEndian ? INFO_64_LITTLE : INFO_64_BIG;
}

const INFO_32: InfoReader = {
  symbol: (bytes, at) => bytes.u32(at) >>> 8,
  type: (bytes, at) => bytes.u32(at) & 0xff,
};
const INFO_MIPS_64: InfoReader = { symbol: (bytes, at) => bytes.u32(at), type: (bytes, at) => bytes.u8(at + 7) };
const INFO_64_LITTLE: InfoReader = { symbol: (bytes, at) => bytes.u32(at + 4), type: (bytes, at) => bytes.u32(at) };
const INFO_64_BIG: InfoReader = { symbol: (bytes, at) => bytes.u32(at), type: (bytes, at) => bytes.u32(at + 4) };
