import { isElf, parseHeader } from './header.js';
import { parseSegments, type Segment, SegmentFlag, SegmentType } from './segments.js';
import { type ByteRange, ElfError } from './source.js';

/**
 * Where an ELF file keeps its constants, by its first 4096 bytes: the segments that are only read, but for the first, which
 * has the tables of the loader; the code where the linker kept both together. Empty for what is no ELF file. Never throws.
 */
export function constantRanges(head: Uint8Array): ByteRange[] {
  if (!isElf(head)) return [];
  try {
    const header = parseHeader(head);
    const { offset, entrySize, count } = header.programs;
    const segments = parseSegments(header, head.subarray(offset, offset + entrySize * count));
    const loads = segments.filter(({ type, flags }) => type === SegmentType.load && !has(flags, SegmentFlag.write));
    const constant = loads.filter((load) => load.offset > 0 && !has(load.flags, SegmentFlag.execute));
    return (constant.length > 0 ? constant : loads).map(rangeOf);
  } catch (error) {
    if (error instanceof ElfError) return [];
    throw error;
  }
}

function has(flags: number, flag: number): boolean {
  return (flags & flag) !== 0;
}

function rangeOf({ offset, fileSize }: Segment): ByteRange {
  return { offset, length: fileSize };
}
