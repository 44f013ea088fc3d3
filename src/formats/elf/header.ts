import { Bytes, type Layout } from './bytes.js';
import { ElfError } from './source.js';

/** e_type (gABI, "ELF Header"). */
export const ElfType = { relocatable: 1, executable: 2, shared: 3, core: 4 } as const;

/** The ELF header, as far as a loader looks at it. */
export interface ElfHeader extends Layout {
  /**
   * EI_CLASS and EI_DATA as written. The kernel does not look at them when it starts a program, the loader does when
   * it opens a library; so a file may be laid out otherwise than it says, and {@link Layout} is what it really uses.
   */
  readonly declared: { readonly class: number; readonly data: number };
  /** EI_VERSION, EI_OSABI and EI_ABIVERSION: the loader refuses libraries with odd ones. */
  readonly identVersion: number;
  readonly osAbi: number;
  readonly abiVersion: number;
  /** e_type; see {@link ElfType}. */
  readonly type: number;
  /** e_machine. */
  readonly machine: number;
  /** e_version. */
  readonly version: number;
  /** e_flags: processor-specific. */
  readonly flags: number;
  /** Program header table. */
  readonly programs: { readonly offset: number; readonly entrySize: number; readonly count: number };
}

/** Size of the larger of the two ELF headers, in bytes. */
export const HEADER_BYTES = 64;

const PROGRAM_HEADER_BYTES = { 32: 32, 64: 56 } as const;
/** The kernel's limit for the program header table (fs/binfmt_elf.c, load_elf_phdrs). */
const MAX_PROGRAM_HEADERS = 65_536;

/** Whether the bytes begin like an ELF file. */
export function isElf(head: Uint8Array): boolean {
  return head.length >= 4 && head[0] === 0x7f && head[1] === 0x45 && head[2] === 0x4c && head[3] === 0x46;
}

/** The header at the start of `head`. Throws {@link ElfError} when there is none, or none that can be loaded. */
export function parseHeader(head: Uint8Array): ElfHeader {
  if (!isElf(head)) throw new ElfError('no ELF magic number', 0);
  if (head.length < 52) throw new ElfError('the file ends inside the ELF header', head.length, 'truncated');
  const layout = layoutOf(head);
  if (head.length < headerBytes(layout)) {
    throw new ElfError('the file ends inside the ELF header', head.length, 'truncated');
  }
  const bytes = new Bytes(head, 0, layout);
  const wide = layout.class === 64;
  const header: ElfHeader = {
    class: layout.class,
    littleEndian: layout.littleEndian,
    declared: { class: bytes.u8(4), data: bytes.u8(5) },
    identVersion: bytes.u8(6),
    osAbi: bytes.u8(7),
    abiVersion: bytes.u8(8),
    type: bytes.u16(16),
    machine: bytes.u16(18),
    version: bytes.u32(20),
    flags: bytes.u32(wide ? 48 : 36),
    programs: {
      offset: bytes.word(wide ? 32 : 28),
      entrySize: bytes.u16(wide ? 54 : 42),
      count: bytes.u16(wide ? 56 : 44),
    },
  };
  checkPrograms(header);
  return header;
}

function checkPrograms({ programs, class: width }: ElfHeader): void {
  const { entrySize, count } = programs;
  if (count === 0) return;
  if (entrySize !== PROGRAM_HEADER_BYTES[width]) {
    throw new ElfError(`program headers of ${entrySize} bytes instead of ${PROGRAM_HEADER_BYTES[width]}`, 0);
  }
  if (entrySize * count > MAX_PROGRAM_HEADERS) throw new ElfError(`${count} program headers`, 0, 'limit');
}

function headerBytes(layout: Layout): number {
  return layout.class === 64 ? 64 : 52;
}

/**
 * The layout that the header really has: what EI_CLASS and EI_DATA say, unless e_type and e_phentsize make sense only
 * in the other one.
 */
function layoutOf(head: Uint8Array): Layout {
  const declaredLittle = head[5] !== 2;
  const littleEndian =
    sensibleType(head, declaredLittle) || !sensibleType(head, !declaredLittle) ? declaredLittle : !declaredLittle;
  const declaredClass = head[4] === 1 ? 32 : 64;
  const otherClass = declaredClass === 32 ? 64 : 32;
  const sensible = (width: 32 | 64) => sensibleClass(head, { class: width, littleEndian });
  return { class: sensible(declaredClass) || !sensible(otherClass) ? declaredClass : otherClass, littleEndian };
}

function sensibleType(head: Uint8Array, littleEndian: boolean): boolean {
  const type = half(head, 16, littleEndian);
  return type >= ElfType.relocatable && type <= ElfType.core;
}

function sensibleClass(head: Uint8Array, layout: Layout): boolean {
  const at = layout.class === 64 ? 54 : 42;
  return half(head, at, layout.littleEndian) === PROGRAM_HEADER_BYTES[layout.class];
}

/** Two bytes without the pomp of {@link Bytes}; past the end they are 0. */
function half(head: Uint8Array, at: number, littleEndian: boolean): number {
  const [first, second] = [head[at] ?? 0, head[at + 1] ?? 0];
  return littleEndian ? (second << 8) | first : (first << 8) | second;
}
