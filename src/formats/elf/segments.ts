import { Bytes } from './bytes.js';
import type { ElfHeader } from './header.js';
import { ElfError } from './source.js';

/** p_type (gABI, "Program Header"; the GNU ones: Linux Standard Base, and the x86-64 psABI). */
export const SegmentType = {
  load: 1,
  dynamic: 2,
  interpreter: 3,
  note: 4,
  gnuStack: 0x6474e551,
  gnuProperty: 0x6474e553,
} as const;

/** Bits of p_flags. */
export const SegmentFlag = { execute: 1, write: 2, read: 4 } as const;

/** One program header. */
export interface Segment {
  /** p_type; see {@link SegmentType}. */
  readonly type: number;
  /** p_flags; see {@link SegmentFlag}. */
  readonly flags: number;
  /** Where in the file, and how many bytes there. */
  readonly offset: number;
  readonly fileSize: number;
  /** Where in memory, and how many bytes there. */
  readonly address: number;
  readonly memorySize: number;
  readonly align: number;
}

/** The program headers in `table`, the bytes that the header's `programs` names. */
export function parseSegments(header: ElfHeader, table: Uint8Array): Segment[] {
  const bytes = new Bytes(table, header.programs.offset, header);
  const { count, entrySize } = header.programs;
  const segments: Segment[] = [];
  for (let i = 0; i < count; i++) segments.push(parseSegment(bytes, i * entrySize, header.class));
  return segments;
}

function parseSegment(bytes: Bytes, at: number, width: 32 | 64): Segment {
  const word = width / 8;
  const field = width === 64 ? at + 8 : at + 4;
  return {
    type: bytes.u32(at),
    flags: bytes.u32(width === 64 ? at + 4 : at + 24),
    offset: bytes.word(field),
    address: bytes.address(field + word),
    fileSize: bytes.word(field + 3 * word),
    memorySize: bytes.word(field + 4 * word),
    align: bytes.word(width === 64 ? at + 48 : at + 28),
  };
}

/** A place in the file and how many bytes of its segment follow it there. */
export interface Location {
  readonly offset: number;
  readonly available: number;
}

/** Where addresses of the running program lie in its file, by its PT_LOAD segments. */
export class AddressSpace {
  readonly #loads: readonly Segment[];

  constructor(segments: readonly Segment[]) {
    this.#loads = segments.filter((s) => s.type === SegmentType.load && s.fileSize > 0);
  }

  /** Throws {@link ElfError} when no segment brings that address from the file; `what` names what lies there. */
  locate(address: number, what: string): Location {
    const location = this.find(address);
    if (location === undefined) throw new ElfError(`the ${what} is at an address that is not in the file`, 0);
    return location;
  }

  /** `undefined` when no segment brings that address from the file. */
  find(address: number): Location | undefined {
    const load = this.#loads.find((s) => address >= s.address && address < s.address + s.fileSize);
    if (load === undefined) return undefined;
    const into = address - load.address;
    return { offset: load.offset + into, available: load.fileSize - into };
  }
}
