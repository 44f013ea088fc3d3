import { parseHeader } from '../elf/header.js';
import { AddressSpace, parseSegments, type Segment, SegmentFlag, SegmentType } from '../elf/segments.js';
import type { ByteRange, ByteSource } from '../elf/source.js';

/** More of one segment is not looked through. */
const MAX_SEGMENT = 256 * 1024 * 1024;
/** The note of its build, which the linker of Go puts first: type 4, name `Go` (cmd/link, elf.go). */
const NOTE = Buffer.from([4, 0, 0, 0, 0x47, 0x6f, 0, 0]);

/** Where in a file what Go writes for itself lies, as its first bytes tell. */
export interface GoPlaces {
  /** It has the note of Go's linker, which may be left out. */
  readonly marked: boolean;
  readonly littleEndian: boolean;
  readonly wide: boolean;
  readonly space: AddressSpace;
  /** Where the linker puts the information about the build. */
  readonly data: readonly ByteRange[];
  /** Where the names of functions are, which the runtime needs. */
  readonly names: readonly ByteRange[];
}

/** Looks at the first bytes of an ELF file; `undefined` for one without data that can be written. Throws `ElfError`. */
export function goPlaces(head: Uint8Array): GoPlaces | undefined {
  const header = parseHeader(head);
  const { offset, entrySize, count } = header.programs;
  if (offset + entrySize * count > head.length) return undefined;
  const segments = parseSegments(header, head.subarray(offset, offset + entrySize * count));
  const loads = segments.filter(({ type, fileSize }) => type === SegmentType.load && fileSize > 0);
  const data = loads.filter(has(SegmentFlag.write));
  if (data.length === 0) return undefined;
  const constant = loads.filter(({ flags }) => (flags & (SegmentFlag.write | SegmentFlag.execute)) === 0);
  const code = loads.filter(has(SegmentFlag.execute));
  // Go's own linker puts the code first; others put a segment of constants before it, and of old the code alone.
  const own = loads[0] !== undefined && has(SegmentFlag.execute)(loads[0]);
  const marked = asBuffer(head).includes(NOTE);
  return {
    marked,
    littleEndian: header.littleEndian,
    wide: header.class === 64,
    space: new AddressSpace(segments),
    data: data.map(range),
    names: marked || own ? [...(constant.length > 0 ? constant : code), ...data].map(range) : [],
  };
}

/** The same bytes, not a copy. */
export function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function has(flag: number): (segment: Segment) => boolean {
  return ({ flags }) => (flags & flag) !== 0;
}

function range({ offset, fileSize }: Segment): ByteRange {
  return { offset, length: Math.min(fileSize, MAX_SEGMENT) };
}

/** How much is looked through at a time. */
const WINDOW = 8 * 1024 * 1024;

/** Which of the functions are linked into the program, by their names in the table that the runtime looks them up in. */
export function linkedFunctions(source: ByteSource, places: GoPlaces, names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const longest = Math.max(...names.map((name) => name.length)) + 2;
  for (const { offset, length } of places.names) {
    for (let at = 0; at < length; at += WINDOW - longest) {
      const bytes = asBuffer(source.read(offset + at, Math.min(WINDOW, length - at)));
      for (const name of names) if (!found.has(name) && hasName(bytes, name)) found.add(name);
      if (found.size === names.length || at + WINDOW >= length) break;
    }
  }
  return found;
}

/** A name of the table ends with a NUL, and is not the end of a longer one. */
function hasName(bytes: Buffer, name: string): boolean {
  const wanted = Buffer.from(`${name}\0`);
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) {
    if (!/[\w/.)\]-]/.test(String.fromCharCode(bytes[at - 1] ?? 0))) return true;
  }
  return false;
}
