import type { ElfSpec } from './spec.js';
import {
  type Plan,
  plan,
  writeGnuHash,
  writeSymbols,
  writeSysvHash,
  writeVersionDefinitions,
  writeVersionNeeds,
  writeVersionSymbols,
} from './tables.js';
import { Strings, Writer } from './writer.js';

interface Segment {
  readonly type: number;
  readonly flags: number;
  readonly start: number;
  readonly end: number;
  readonly align: number;
}

/** Distance between file offset and address of writable segments, so that nobody can mistake one for the other. */
const SHIFT = 0x10000;
const JUMP_SLOT: Readonly<Record<number, number>> = { 3: 7, 8: 127, 20: 21, 22: 11, 62: 7, 183: 1026 };
const GLOB_DAT: Readonly<Record<number, number>> = { 3: 6, 8: 126, 20: 20, 22: 10, 62: 6, 183: 1025 };
const COPY: Readonly<Record<number, number>> = { 3: 5, 8: 126, 20: 19, 22: 9, 62: 5, 183: 1024 };
const EM_S390 = 22;

/** An ELF file as a linker would have written it, without section headers. */
export function buildElf(spec: ElfSpec = {}): Buffer {
  return new ElfBuilder(spec).build();
}

class ElfBuilder {
  readonly #spec: ElfSpec;
  readonly #writer: Writer;
  readonly #machine: number;
  readonly #base: number;
  readonly #segments: Segment[] = [];
  readonly #tags: [tag: number, value: number][] = [];
  readonly #strings = new Strings();

  constructor(spec: ElfSpec) {
    this.#spec = spec;
    const wide = spec.class !== 32;
    this.#writer = new Writer(wide, spec.littleEndian ?? true);
    this.#machine = spec.machine ?? (wide ? 62 : 3);
    this.#base = spec.type === 'executable' ? 0x400000 : 0;
  }

  build(): Buffer {
    const headers = this.#headerSize();
    this.#writer.bytes(new Uint8Array(headers));
    this.#interpreter();
    this.#notes();
    for (const text of this.#spec.strings ?? []) this.#writer.bytes(Buffer.from(`\0${text}\0`));
    if (this.#spec.static)
      this.#segments.unshift({ type: 1, flags: 5, start: 0, end: this.#writer.length, align: 0x1000 });
    else this.#dynamicTables();
    if (this.#spec.executableStack !== undefined) {
      this.#segments.push({ type: 0x6474e551, flags: this.#spec.executableStack ? 7 : 6, start: 0, end: 0, align: 16 });
    }
    const bytes = this.#writer.toBuffer();
    const head = this.#headers();
    if (head.length > headers) throw new Error('too many segments');
    bytes.set(head, 0);
    return bytes;
  }

  #interpreter(): void {
    if (this.#spec.interpreter === undefined) return;
    const start = this.#writer.length;
    this.#writer.text(this.#spec.interpreter);
    this.#segments.push({ type: 3, flags: 4, start, end: this.#writer.length, align: 1 });
  }

  #notes(): void {
    const { isaLevel, minimumKernel, buildId } = this.#spec;
    const writer = this.#writer;
    const note = (align: number, type: number, size: number, write: () => void) => {
      const start = writer.align(align);
      writer.u32(4, size, type).text('GNU');
      write();
      writer.align(align);
      this.#segments.push({ type: 4, flags: 4, start, end: writer.length, align });
    };
    if (isaLevel !== undefined) {
      const word = writer.wordSize;
      note(word, 5, word === 8 ? 32 : 24, () => {
        writer.u32(0xc0000002, 4, 3).align(word);
        writer.u32(0xc0008002, 4, 1 << (isaLevel - 1)).align(word);
      });
    }
    if (minimumKernel !== undefined) {
      note(4, 1, 16, () => writer.u32(0, ...minimumKernel.split('.').map(Number)));
    }
    if (buildId !== undefined) note(4, 3, buildId.length / 2, () => writer.bytes(Buffer.from(buildId, 'hex')));
  }

  #dynamicTables(): void {
    const layout = plan(this.#spec);
    this.#hashes(layout);
    this.#relocations(layout);
    this.#versions(layout);
    this.#names();
    if (!this.#spec.patched) this.#symbolTables(layout, 0);
    this.#segments.unshift({ type: 1, flags: 4, start: 0, end: this.#writer.length, align: 0x1000 });
    const start = this.#writer.align(16);
    if (this.#spec.patched) this.#symbolTables(layout, SHIFT);
    const dynamic = this.#writer.align(16);
    for (const [tag, value] of [...this.#tags, [0, 0]] as const) this.#writer.word(tag, value);
    const end = this.#writer.length;
    this.#segments.push({ type: 1, flags: 6, start, end, align: 0x1000 });
    this.#segments.push({ type: 2, flags: 6, start: dynamic, end, align: 8 });
  }

  #table(tag: number, shift: number, write: () => void): number {
    const start = this.#writer.align(8);
    write();
    this.#tags.push([tag, start + this.#base + shift]);
    return this.#writer.length - start;
  }

  #hashes(layout: Plan): void {
    const hash = this.#spec.hash ?? 'gnu';
    if (hash === 'gnu' || hash === 'both') this.#table(0x6ffffef5, 0, () => writeGnuHash(this.#writer, layout));
    const wideEntries = this.#machine === EM_S390 && this.#writer.wide;
    if (hash === 'sysv' || hash === 'both') {
      this.#table(4, 0, () => writeSysvHash(this.#writer, layout, wideEntries));
    }
  }

  #relocations({ symbols }: Plan): void {
    const uses = symbols.map((symbol) => symbol.use ?? (symbol.undefined ? 'lazy' : 'none'));
    const entries = (...kinds: string[]) =>
      uses.flatMap((use, i) => (kinds.includes(use) ? [{ index: i + 1, use }] : []));
    const type = (use: string) => ({ eager: GLOB_DAT, copy: COPY })[use]?.[this.#machine] ?? 6;
    const eager = entries('eager', 'copy');
    const size = this.#table(7, 0, () => {
      // One relative relocation, which names no symbol, comes first.
      this.#relocation(0, 8);
      for (const { index, use } of eager) this.#relocation(index, type(use));
    });
    const lazy = entries('lazy');
    const slotBytes = lazy.length * 3 * this.#writer.wordSize;
    const relaSize = size + (this.#spec.relaIncludesPlt ? slotBytes : 0);
    this.#tags.push([8, relaSize], [9, 3 * this.#writer.wordSize], [0x6ffffff9, 1]);
    if (lazy.length === 0) return;
    const slots = this.#table(23, 0, () => {
      for (const { index } of lazy) this.#relocation(index, JUMP_SLOT[this.#machine] ?? 7);
    });
    this.#tags.push([2, slots], [20, 7]);
  }

  #relocation(symbol: number, type: number): void {
    const writer = this.#writer;
    writer.word(0);
    if (!writer.wide) writer.u32((symbol << 8) | type);
    else if (this.#machine === 8) writer.u32(symbol).u8(0, 0, 0, type);
    else if (writer.littleEndian) writer.u32(type, symbol);
    else writer.u32(symbol, type);
    writer.word(0);
  }

  #versions(layout: Plan): void {
    if (layout.versions.length === 0) return;
    this.#table(0x6ffffff0, 0, () => writeVersionSymbols(this.#writer, layout));
    let count = 0;
    if (layout.versions.some(({ library }) => library !== undefined)) {
      this.#table(0x6ffffffe, 0, () => {
        count = writeVersionNeeds(this.#writer, layout, this.#strings);
      });
      this.#tags.push([0x6fffffff, count]);
    }
    if (layout.versions.some(({ library }) => library === undefined)) {
      this.#table(0x6ffffffc, 0, () => {
        count = writeVersionDefinitions(this.#writer, layout, this.#strings, this.#spec.soname ?? 'self');
      });
      this.#tags.push([0x6ffffffd, count]);
    }
  }

  #names(): void {
    const spec = this.#spec;
    const name = (tag: number, text: string | undefined) => {
      if (text !== undefined) this.#tags.push([tag, this.#strings.at(text)]);
    };
    for (const library of spec.needed ?? []) name(1, library);
    for (const library of spec.auxiliaries ?? []) name(0x7ffffffd, library);
    for (const library of spec.filters ?? []) name(0x7fffffff, library);
    name(14, spec.soname);
    name(15, spec.rpath);
    name(29, spec.runpath);
    const flags1 =
      (spec.bindNow ? 1 : 0) |
      (spec.noOpen ? 0x40 : 0) |
      (spec.noDefaultLibraries ? 0x800 : 0) |
      (spec.pie ? 0x08000000 : 0);
    if (spec.bindNow) this.#tags.push([30, 8]);
    if (flags1 !== 0) this.#tags.push([0x6ffffffb, flags1]);
    if (spec.relr) this.#tags.push([36, 0]);
    if (spec.mips) this.#tags.push([0x70000013, spec.mips.gotSymbol], [0x70000011, spec.mips.symbolCount]);
  }

  #symbolTables(layout: Plan, shift: number): void {
    this.#table(6, shift, () => writeSymbols(this.#writer, layout, this.#strings));
    const size = this.#table(5, shift, () => this.#writer.bytes(this.#strings.toBuffer()));
    this.#tags.push([10, size], [11, this.#writer.wide ? 24 : 16]);
  }

  /** Room for the header and for as many program headers as there can be. */
  #headerSize(): number {
    return this.#writer.wide ? 64 + 9 * 56 : 52 + 9 * 32;
  }

  #headers(): Buffer {
    const { wide, littleEndian } = this.#writer;
    const writer = new Writer(wide, littleEndian);
    const type = { relocatable: 1, executable: 2, shared: 3, core: 4 }[this.#spec.type ?? 'shared'];
    writer.u8(0x7f, 0x45, 0x4c, 0x46, wide ? 2 : 1, littleEndian ? 1 : 2, 1, this.#spec.osAbi ?? 0);
    writer.bytes(new Uint8Array(8)).u16(type, this.#machine).u32(1);
    writer.word(this.#base, wide ? 64 : 52, 0).u32(this.#spec.flags ?? 0);
    writer.u16(wide ? 64 : 52, wide ? 56 : 32, this.#segments.length, wide ? 64 : 40, 0, 0);
    for (const segment of this.#segments) this.#programHeader(writer, segment);
    return writer.toBuffer();
  }

  #programHeader(writer: Writer, { type, flags, start, end, align }: Segment): void {
    const writable = (flags & 2) !== 0 && type !== 0x6474e551;
    const address = start + this.#base + (writable ? SHIFT : 0);
    writer.u32(type);
    if (writer.wide) writer.u32(flags);
    writer.word(start, address, address, end - start, end - start);
    if (!writer.wide) writer.u32(flags);
    writer.word(align);
  }
}
