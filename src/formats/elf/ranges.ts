import { ElfType, isElf, parseHeader } from './header.js';
import { parseSegments, type Segment, SegmentFlag, SegmentType } from './segments.js';
import { type ByteRange, ElfError } from './source.js';

/** More than this of one segment is not kept: dynamic tables come first in theirs, and none is that large. */
const MAX_SEGMENT = 32 * 1024 * 1024;
const MAX_NOTE = 64 * 1024;

/**
 * Which parts of an ELF file `readElf` needs, judged by its first 4096 bytes, for whoever reads it as a stream and cannot
 * go back. Code, debug information and most constant data are not among them. `undefined` when it is no ELF file;
 * a file whose header is broken gets the part that shows that.
 */
export function elfRanges(head: Uint8Array, size: number): ByteRange[] | undefined {
  if (!isElf(head)) return undefined;
  const segments = segmentsIn(head);
  if (segments === 'elsewhere') return [{ offset: 0, length: size }];
  const wanted = segments.some((s) => s.type === SegmentType.dynamic) ? dynamicRanges(segments) : [];
  for (const { type, offset, fileSize } of segments) {
    const small = type === SegmentType.interpreter || type === SegmentType.note || type === SegmentType.gnuProperty;
    if (small) wanted.push({ offset, length: Math.min(fileSize, MAX_NOTE) });
  }
  return merge([{ offset: 0, length: head.length }, ...wanted], size);
}

/** The kind of object that the first bytes announce: `undefined` when it is no ELF file or its header is broken. */
export function elfKind(head: Uint8Array): { readonly type: number; readonly interpreted: boolean } | undefined {
  if (!isElf(head)) return undefined;
  try {
    const { type } = parseHeader(head);
    const segments = segmentsIn(head);
    const interpreted = segments !== 'elsewhere' && segments.some((s) => s.type === SegmentType.interpreter);
    return { type, interpreted };
  } catch (error) {
    if (error instanceof ElfError) return undefined;
    throw error;
  }
}

function segmentsIn(head: Uint8Array): Segment[] | 'elsewhere' {
  try {
    const header = parseHeader(head);
    if (header.type !== ElfType.executable && header.type !== ElfType.shared) return [];
    const { offset, entrySize, count } = header.programs;
    if (offset + entrySize * count > head.length) return 'elsewhere';
    return parseSegments(header, head.subarray(offset, offset + entrySize * count));
  } catch (error) {
    if (error instanceof ElfError) return [];
    throw error;
  }
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
