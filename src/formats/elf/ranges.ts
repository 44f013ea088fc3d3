import { ElfType, isElf, parseHeader } from './header.js';
import { parseSegments, type Segment, SegmentFlag, SegmentType } from './segments.js';
import { type ByteRange, ElfError } from './source.js';

/** More than this of one segment is not kept: dynamic tables come first in theirs, and none is that large. */
const MAX_SEGMENT = 32 * 1024 * 1024;
const MAX_NOTE = 64 * 1024;

/** What the first bytes of an ELF file tell. */
export interface ElfHead {
  /** e_type; see {@link ElfType}. `undefined`: the header is broken. */
  readonly type: number | undefined;
  /** Whether it asks for an interpreter, as programs do. */
  readonly interpreted: boolean;
  /**
   * Which parts of the file `readElf` needs, for whoever reads it as a stream and cannot go back. Code, debug information and
   * most constant data are not among them. Of a file whose header is broken, the part that shows that.
   */
  readonly ranges: readonly ByteRange[];
}

/** Looks at the first 4096 bytes of a file of `size` bytes. `undefined` when it is no ELF file. Never throws. */
export function elfHead(head: Uint8Array, size: number): ElfHead | undefined {
  if (!isElf(head)) return undefined;
  const start = { offset: 0, length: head.length };
  try {
    const header = parseHeader(head);
    const { type } = header;
    const { offset, entrySize, count } = header.programs;
    if (type !== ElfType.executable && type !== ElfType.shared)
      return { type, interpreted: false, ranges: merge([start], size) };
    const end = offset + entrySize * count;
    if (end > head.length) return { type, interpreted: false, ranges: merge([{ offset: 0, length: size }], size) };
    const segments = parseSegments(header, head.subarray(offset, end));
    const interpreted = segments.some((segment) => segment.type === SegmentType.interpreter);
    return { type, interpreted, ranges: merge([start, ...wantedRanges(segments)], size) };
  } catch (error) {
    if (error instanceof ElfError) return { type: undefined, interpreted: false, ranges: merge([start], size) };
    throw error;
  }
}

function wantedRanges(segments: readonly Segment[]): ByteRange[] {
  const wanted = segments.some((s) => s.type === SegmentType.dynamic) ? dynamicRanges(segments) : [];
  for (const { type, offset, fileSize } of segments) {
    const small = type === SegmentType.interpreter || type === SegmentType.note || type === SegmentType.gnuProperty;
    if (small) wanted.push({ offset, length: Math.min(fileSize, MAX_NOTE) });
  }
  return wanted;
}

/**
 * Linkers put the dynamic tables at the start of the file, except Go's, which puts them into the constants after the
 * code; patchelf moves some into a new writable segment at the end.
 */
function dynamicRanges(segments: readonly Segment[]): ByteRange[] {
  const loads = segments.filter((s) => s.type === SegmentType.load).sort((a, b) => a.offset - b.offset);
  const codeFirst = ((loads[0]?.flags ?? 0) & SegmentFlag.execute) !== 0;
  const kept = loads.filter(({ flags }, i) => {
    const constant = (flags & (SegmentFlag.execute | SegmentFlag.write)) === 0;
    return i === 0 || (flags & SegmentFlag.write) !== 0 || (codeFirst && constant);
  });
  const dynamic = segments.filter((s) => s.type === SegmentType.dynamic);
  return [...kept, ...dynamic].map(({ offset, fileSize }) => ({ offset, length: Math.min(fileSize, MAX_SEGMENT) }));
}

/** Sorted, inside the file, without overlaps. */
function merge(ranges: readonly ByteRange[], size: number): ByteRange[] {
  const merged: { offset: number; length: number }[] = [];
  for (const { offset, length } of [...ranges].sort((a, b) => a.offset - b.offset)) {
    const end = Math.min(offset + length, size);
    const last = merged.at(-1);
    if (!(end > offset)) continue;
    if (last !== undefined && offset <= last.offset + last.length) {
      last.length = Math.max(last.length, end - last.offset);
    } else {
      merged.push({ offset, length: end - offset });
    }
  }
  return merged;
}
