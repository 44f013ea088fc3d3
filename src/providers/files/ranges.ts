import type { Range } from '../../model/files.js';

/** The part of `offset` and `length` that lies in a file of `size` bytes; what is no number is taken as nothing. */
export function clamp(offset: number, length: number, size: number): { readonly start: number; readonly end: number } {
  const start = Math.min(Math.max(0, offset || 0), size);
  return { start, end: Math.max(start, Math.min(start + Math.max(0, length || 0), size)) };
}

/** The same bytes as ranges inside a file of `size` bytes, in order, none empty, none touching another. */
export function mergeRanges(ranges: readonly Range[], size: number): Range[] {
  const inside = ranges
    .map(({ offset, length }) => clamp(offset, length, size))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of inside) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged.map(({ start, end }) => ({ offset: start, length: end - start }));
}
