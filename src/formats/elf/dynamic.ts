import { Bytes, type Layout } from './bytes.js';

/** d_tag (gABI, "Dynamic Section"; GNU extensions: glibc's elf/elf.h). */
export const Tag = {
  needed: 1,
  pltRelSize: 2,
  hash: 4,
  strTab: 5,
  symTab: 6,
  rela: 7,
  relaSize: 8,
  strSize: 10,
  soname: 14,
  rpath: 15,
  rel: 17,
  relSize: 18,
  pltRel: 20,
  jmpRel: 23,
  bindNow: 24,
  runpath: 29,
  flags: 30,
  relr: 36,
  gnuHash: 0x6ffffef5,
  versionSymbols: 0x6ffffff0,
  relaCount: 0x6ffffff9,
  relCount: 0x6ffffffa,
  flags1: 0x6ffffffb,
  versionDefinitions: 0x6ffffffc,
  versionDefinitionCount: 0x6ffffffd,
  versionNeeds: 0x6ffffffe,
  versionNeedCount: 0x6fffffff,
  mipsSymbolCount: 0x70000011,
  mipsGotSymbol: 0x70000013,
  auxiliary: 0x7ffffffd,
  filter: 0x7fffffff,
} as const;

/** Bits of DT_FLAGS and DT_FLAGS_1 that say when and how a file is bound. */
export const DynamicFlag = { bindNow: 0x8 } as const;
export const DynamicFlag1 = { now: 0x1, noOpen: 0x40, noDefaultLibraries: 0x800, pie: 0x08000000 } as const;

/** The entries of a dynamic section in their order, up to DT_NULL. */
export class Dynamic {
  readonly #values = new Map<number, number[]>();

  constructor(data: Uint8Array, offset: number, layout: Layout) {
    const bytes = new Bytes(data, offset, layout);
    const word = layout.class / 8;
    for (let at = 0; at + 2 * word <= bytes.length; at += 2 * word) {
      const tag = bytes.address(at);
      if (tag === 0) return;
      const value = bytes.address(at + word);
      const values = this.#values.get(tag);
      if (values === undefined) this.#values.set(tag, [value]);
      else values.push(value);
    }
  }

  /** Value of the last entry with that tag: the one that a loader, which fills a table in order, ends up with. */
  get(tag: number): number | undefined {
    return this.#values.get(tag)?.at(-1);
  }

  /** Values of all entries with that tag, in order. */
  all(tag: number): readonly number[] {
    return this.#values.get(tag) ?? [];
  }
}
