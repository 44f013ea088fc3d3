import { Tag } from './dynamic.js';
import type { ElfImage } from './image.js';
import { EM_MIPS, relocationTypes } from './machine.js';
import { SymbolUses } from './symbol-uses.js';

/** How a symbol is used by the file's relocations; bits that can be combined. */
export const Use = {
  /** Looked up when the file is loaded. */
  eager: 1,
  /** Looked up when the function is first called, unless the file or the environment asks for immediate binding. */
  lazy: 2,
  /** Copied from the library that defines it: looked up there although the program has a definition too. */
  copy: 4,
} as const;

interface Table {
  readonly tag: number;
  readonly size: number;
  readonly entryWords: 2 | 3;
  /** Entries at its start that name no symbol (DT_RELACOUNT). */
  readonly skip: number;
  readonly plt: boolean;
}

/**
 * Which symbols the file's relocations name, and how they use them, as bits of {@link Use}. Those in DT_JMPREL of the type JUMP_SLOT are bound when first called,
 * all others at start (glibc, elf/do-rel.h and elf_machine_lazy_rel). Throws {@link ElfError} on a table outside the file.
 */
export function symbolUses(image: ElfImage): SymbolUses {
  const uses = new SymbolUses();
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

function readTable(image: ElfImage, table: Table, address: number, uses: SymbolUses): void {
  const word = image.header.class / 8;
  const entry = table.entryWords * word;
  const skipped = table.skip * entry;
  if (table.size <= skipped) return;
  const start = image.space.locate(address, 'relocation table').offset + skipped;
  const { view } = image.bytes(start, table.size - skipped, 'relocation table');
  const types = relocationTypes(image.header.machine);
  const { littleEndian } = image.header;
  const info = infoShape(image);
  for (let at = word; at + word <= view.byteLength; at += entry) {
    const symbol = view.getUint32(at + info.symbolAt, littleEndian) >>> info.symbolShift;
    if (symbol === 0) continue;
    const type = ((view.getUint32(at + info.typeAt, littleEndian) >>> info.typeShift) & info.typeMask) >>> 0;
    const lazy = table.plt && (types === undefined || type === types.jumpSlot);
    const copy = types !== undefined && type === types.copy ? Use.copy : 0;
    uses.add(symbol, (lazy ? Use.lazy : Use.eager) | copy);
  }
}

/** Where in r_info its two numbers stand: each in a word of 32 bits, behind some bits of other meaning. */
interface InfoShape {
  readonly symbolAt: number;
  readonly symbolShift: number;
  readonly typeAt: number;
  readonly typeShift: number;
  readonly typeMask: number;
}

/** How r_info is split into symbol and type (gABI, "Relocation"; for MIPS its 64-bit ELF specification). */
function infoShape({ header }: ElfImage): InfoShape {
  const { littleEndian } = header;
  if (header.class === 32) return { symbolAt: 0, symbolShift: 8, typeAt: 0, typeShift: 0, typeMask: 0xff };
  if (header.machine === EM_MIPS) {
    return { symbolAt: 0, symbolShift: 0, typeAt: 4, typeShift: littleEndian ? 24 : 0, typeMask: 0xff };
  }
  const [typeAt, symbolAt] = littleEndian ? [0, 4] : [4, 0];
  return { symbolAt, symbolShift: 0, typeAt, typeShift: 0, typeMask: -1 };
}
