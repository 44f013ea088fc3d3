import { Bytes } from './bytes.js';
import { Dynamic, Tag } from './dynamic.js';
import { type ElfHeader, HEADER_BYTES, parseHeader } from './header.js';
import { tableRanges } from './layout.js';
import { AddressSpace, parseSegments, type Segment, SegmentType } from './segments.js';
import { type ByteSource, ElfError } from './source.js';
import { StringTable } from './strings.js';
import { WindowedSource } from './windowed-source.js';

/** The header and, nearly always, the program headers, the interpreter's name and the notes. */
const FIRST_READ = 4096;

/** An ELF file opened for reading its parts. */
export interface ElfImage {
  readonly header: ElfHeader;
  readonly segments: readonly Segment[];
  readonly space: AddressSpace;
  /** `undefined` in a file without PT_DYNAMIC: it is linked statically. */
  readonly dynamic: Dynamic | undefined;
  /** The dynamic string table; empty where there is none. */
  readonly strings: StringTable;
  /** Exactly that part of the file. Throws {@link ElfError} when the file does not have it; `what` names it there. */
  bytes(offset: number, length: number, what: string): Bytes;
}

/**
 * Opens an ELF file through its program headers alone, as a loader does: section headers may be missing.
 * Throws {@link ElfError} when it is not one or is broken, and what `source` throws.
 */
export function openElf(source: ByteSource): ElfImage {
  const windows = new WindowedSource(source);
  windows.prefetch(0, FIRST_READ);
  const header = parseHeader(windows.read(0, Math.min(HEADER_BYTES, source.size), 'ELF header'));
  const { offset, entrySize, count } = header.programs;
  const segments = parseSegments(header, windows.read(offset, entrySize * count, 'program header table'));
  checkExtents(segments, source.size);
  const space = new AddressSpace(segments);
  const dynamic = readDynamic(windows, header, segments, space);
  if (dynamic !== undefined) {
    for (const range of tableRanges(dynamic, space, header)) windows.prefetch(range.offset, range.length);
  }
  return {
    header,
    segments,
    space,
    dynamic,
    strings: readStrings(windows, dynamic, space),
    bytes: (at, length, what) => new Bytes(windows.read(at, length, what), at, header),
  };
}

/** A program whose segments the file does not have is killed by SIGBUS as soon as it touches them. */
function checkExtents(segments: readonly Segment[], size: number): void {
  for (const { type, offset, fileSize } of segments) {
    if (type !== SegmentType.load || offset + fileSize <= size) continue;
    throw new ElfError(
      `a segment ends at ${offset + fileSize}, but the file has only ${size} bytes`,
      offset,
      'truncated',
    );
  }
}

function readDynamic(
  windows: WindowedSource,
  header: ElfHeader,
  segments: readonly Segment[],
  space: AddressSpace,
): Dynamic | undefined {
  const segment = segments.find((s) => s.type === SegmentType.dynamic);
  if (segment === undefined || segment.fileSize === 0) return undefined;
  const { offset, available } = space.locate(segment.address, 'dynamic section');
  const length = Math.min(available, segment.fileSize);
  return new Dynamic(windows.read(offset, length, 'dynamic section'), offset, header);
}

function readStrings(windows: WindowedSource, dynamic: Dynamic | undefined, space: AddressSpace): StringTable {
  const address = dynamic?.get(Tag.strTab);
  const size = dynamic?.get(Tag.strSize);
  if (address === undefined || size === undefined) return new StringTable(new Uint8Array(0), 0);
  const { offset } = space.locate(address, 'string table');
  return new StringTable(windows.read(offset, size, 'string table'), offset);
}
