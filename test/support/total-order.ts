import assert from 'node:assert/strict';
import fc from 'fast-check';

/** Registers the laws of a total order for `order`, over `versions` and over any strings. */
export function itIsTotalOrder(order: (a: string, b: string) => number, versions: fc.Arbitrary<string>): void {
  const any = fc.oneof(versions, fc.string({ unit: 'binary', maxLength: 12 }));

  it('answers -1, 0 or 1, and the opposite for the opposite question', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const answer = order(a, b);
        assert.ok([-1, 0, 1].includes(answer));
        assert.equal(answer + order(b, a), 0);
      }),
    );
  });

  it('finds every string equal to itself', () => {
    fc.assert(fc.property(any, (a) => order(a, `${a}`) === 0 && order(a.slice(0, 3), a.slice(0, 3)) === 0));
  });

  it('is transitive, also in what it calls equal', () => {
    fc.assert(
      fc.property(any, any, any, (x, y, z) => {
        const [low, middle, high] = [x, y, z].sort(order);
        if (low === undefined || middle === undefined || high === undefined) return;
        assert.ok(order(low, middle) <= 0, `${low} | ${middle}`);
        assert.ok(order(middle, high) <= 0, `${middle} | ${high}`);
        assert.ok(order(low, high) <= 0, `${low} | ${high}`);
        if (order(low, high) === 0) assert.equal(order(low, middle) || order(middle, high), 0);
      }),
      { numRuns: 2000 },
    );
  });
}

/** Strings made of these pieces, so that many of them share a beginning and differ late. */
export function madeOf(...pieces: string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join(''));
}

/** Asserts that every version of a list comes before all that follow it, or is equal to it within one entry. */
export function assertAscending(
  order: (a: string, b: string) => number,
  versions: readonly (string | readonly string[])[],
): void {
  const ranked = versions.flatMap((entry, rank) => [entry].flat().map((version) => ({ version, rank })));
  for (const a of ranked) {
    for (const b of ranked) {
      assert.equal(order(a.version, b.version), Math.sign(a.rank - b.rank), `${a.version} | ${b.version}`);
    }
  }
}
