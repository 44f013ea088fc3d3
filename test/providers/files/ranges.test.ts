import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Range } from '../../../src/model/files.js';
import { clamp, mergeRanges } from '../../../src/providers/files/ranges.js';

const range = fc.record({ offset: fc.integer({ min: -50, max: 200 }), length: fc.integer({ min: -10, max: 100 }) });

/** Every offset that the ranges cover in a file of that size. */
function bytesOf(ranges: readonly Range[], size: number): number[] {
  const covered = new Set<number>();
  for (const { offset, length } of ranges) {
    const { start, end } = clamp(offset, length, size);
    for (let at = start; at < end; at += 1) covered.add(at);
  }
  return [...covered].sort((a, b) => a - b);
}

describe('ranges', () => {
  it('are cut to the file', () => {
    assert.deepEqual(clamp(2, 3, 10), { start: 2, end: 5 });
    assert.deepEqual(clamp(8, 9, 10), { start: 8, end: 10 });
    assert.deepEqual(clamp(20, 9, 10), { start: 10, end: 10 });
    assert.deepEqual(clamp(-5, 2, 10), { start: 0, end: 2 });
    assert.deepEqual(clamp(2, -3, 10), { start: 2, end: 2 });
    assert.deepEqual(clamp(Number.NaN, Number.NaN, 10), { start: 0, end: 0 });
    assert.deepEqual(clamp(0, Number.POSITIVE_INFINITY, 10), { start: 0, end: 10 });
  });

  it('are the same bytes when merged, in order, apart from each other', () => {
    fc.assert(
      fc.property(fc.array(range), fc.nat(150), (ranges, size) => {
        const merged = mergeRanges(ranges, size);
        assert.deepEqual(bytesOf(merged, size), bytesOf(ranges, size));
        merged.forEach(({ offset, length }, at) => {
          const next = merged[at + 1];
          assert.ok(length > 0 && (next === undefined || next.offset > offset + length));
        });
      }),
    );
  });
});
