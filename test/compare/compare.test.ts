import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { compareSnapshots } from '../../src/compare/compare.js';
import type { Comparisons } from '../../src/compare/comparisons.js';
import type { Difference } from '../../src/model/difference.js';
import type { Problem } from '../../src/model/problem.js';
import { arbitrarySnapshot, reordered, snapshotOf } from '../support/snapshots.js';

const COMPARISONS: Comparisons = {
  files: {
    ignore: ['owner'],
    pairBy: (_key, { name }) => (typeof name === 'string' ? name : undefined),
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
  },
  packages: { pairBy: (_key, { name }) => (Array.isArray(name) ? name.map(String) : String(name)) },
};

const MIRRORED = { added: 'removed', removed: 'added', changed: 'changed', unknown: 'unknown' } as const;

function outline({ section, key, targetKey = key, kind, source, target, fields }: Difference) {
  return { section, kind, source, target, fields, sourceKey: key, targetKey };
}

/** The same difference seen from the other side. */
function mirrored(difference: Difference) {
  const { section, kind, source, target, fields, sourceKey, targetKey } = outline(difference);
  return {
    section,
    kind: MIRRORED[kind],
    source: target,
    target: source,
    fields: fields.map(({ field, source: a, target: b }) => ({ field, source: b, target: a })),
    sourceKey: targetKey,
    targetKey: sourceKey,
  };
}

function inOrder(outlines: readonly unknown[]): string[] {
  const sort = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sort)
      : typeof value === 'object' && value !== null
        ? Object.entries(value)
            .filter(([, part]) => part !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, part]) => [key, sort(part)])
        : value;
  return outlines.map((one) => JSON.stringify(sort(one))).sort();
}

const unreadable: Problem = { path: '/x', reason: 'unreadable', message: '/x: permission denied' };

describe('compareSnapshots', () => {
  const one = { name: 'one', version: 1 };
  const two = { name: 'two', version: 1 };

  it('finds what is added, removed and changed, sorted by section and key', () => {
    const source = snapshotOf({ z: { facts: { k: one, same: one } }, a: { facts: { k: one, gone: two } } });
    const target = snapshotOf({ a: { facts: { new: two, k: { ...one, version: 2 } } }, z: { facts: { same: one } } });
    const found = compareSnapshots(source, target, {}).map(({ section, key, kind }) => `${section} ${key} ${kind}`);
    assert.deepEqual(found, ['a gone removed', 'a k changed', 'a new added', 'z k removed']);
  });

  it('calls unknown what a side lacks that could not be read completely, and says why', () => {
    const partial = snapshotOf({ a: { status: 'partial', problems: [unreadable, unreadable], facts: { both: one } } });
    const whole = snapshotOf({ a: { facts: { both: { ...one, version: 2 }, lone: two } } });
    const there = compareSnapshots(whole, partial, {});
    assert.deepEqual(
      there.map(({ key, kind }) => [key, kind]),
      [
        ['both', 'changed'],
        ['lone', 'unknown'],
      ],
    );
    assert.equal(there[1]?.reason, 'the target could not be read completely: /x: permission denied (and 1 more)');
    const back = compareSnapshots(partial, whole, {});
    assert.deepEqual(
      back.map(({ key, kind }) => [key, kind]),
      [
        ['both', 'changed'],
        ['lone', 'unknown'],
      ],
    );
    assert.match(back[1]?.reason ?? '', /^the source /);
  });

  it('knows what only the partial side has: the other one was read completely', () => {
    const partial = snapshotOf({ a: { status: 'partial', problems: [unreadable], facts: { lone: one } } });
    assert.equal(compareSnapshots(partial, snapshotOf({ a: {} }), {})[0]?.kind, 'removed');
  });

  it('says once that a section failed', () => {
    const failed = snapshotOf({ a: { status: 'failed', problems: [unreadable] } });
    const whole = snapshotOf({ a: { facts: { x: one, y: two } } });
    for (const pair of [
      [failed, whole],
      [whole, failed],
      [failed, failed],
    ] as const) {
      const found = compareSnapshots(...pair, {});
      assert.deepEqual(
        found.map(({ key, kind }) => [key, kind]),
        [['*', 'unknown']],
      );
    }
  });

  it('does not compare what one kind of environment has and the other cannot have', () => {
    const live = snapshotOf({ kernel: { facts: { kernel: one } } });
    assert.deepEqual(compareSnapshots(live, snapshotOf({ kernel: { status: 'not-applicable' } }), {}), []);
  });

  it('does not know what a section has that an older capture lacks', () => {
    const found = compareSnapshots(snapshotOf({ new: { facts: { x: one } } }), snapshotOf({}, 'old.json'), {});
    assert.deepEqual(
      found.map(({ key, kind }) => [key, kind]),
      [['*', 'unknown']],
    );
    assert.match(found[0]?.reason ?? '', /old\.json has no section new/);
    assert.deepEqual(compareSnapshots(snapshotOf({ new: { status: 'not-applicable' } }), snapshotOf({}), {}), []);
  });

  it('is empty for a snapshot and itself, whatever is in it, unless a section could not be read at all', () => {
    fc.assert(
      fc.property(arbitrarySnapshot, (snapshot) => {
        const failed = Object.values(snapshot.sections).filter(({ status }) => status === 'failed').length;
        assert.equal(compareSnapshots(snapshot, reordered(snapshot), COMPARISONS).length, failed);
      }),
    );
  });

  it('mirrors itself when source and target are exchanged', () => {
    fc.assert(
      fc.property(arbitrarySnapshot, arbitrarySnapshot, (a, b) => {
        const there = compareSnapshots(a, b, COMPARISONS);
        const back = compareSnapshots(b, a, COMPARISONS);
        assert.deepEqual(inOrder(there.map(outline)), inOrder(back.map(mirrored)));
      }),
    );
  });

  it('gives the same bytes whatever the order of the input', () => {
    fc.assert(
      fc.property(arbitrarySnapshot, arbitrarySnapshot, (a, b) => {
        const text = (differences: readonly Difference[]) =>
          JSON.stringify(differences.map(({ source: _a, target: _b, ...rest }) => rest));
        assert.equal(
          text(compareSnapshots(reordered(a), reordered(b), COMPARISONS)),
          text(compareSnapshots(a, b, COMPARISONS)),
        );
      }),
    );
  });

  it('never says added or removed of a side that is not complete', () => {
    fc.assert(
      fc.property(arbitrarySnapshot, arbitrarySnapshot, (a, b) => {
        for (const { section, kind } of compareSnapshots(a, b, COMPARISONS)) {
          const lacking = kind === 'added' ? a : kind === 'removed' ? b : undefined;
          if (lacking !== undefined) assert.equal(lacking.sections[section]?.status, 'complete');
        }
      }),
    );
  });

  it('counts every folded difference once', () => {
    fc.assert(
      fc.property(arbitrarySnapshot, arbitrarySnapshot, (a, b) => {
        const found = compareSnapshots(a, b, COMPARISONS);
        const owned = found.filter(({ owner }) => owner !== undefined).length;
        assert.equal(
          found.reduce((sum, { folded }) => sum + folded, 0),
          owned,
        );
      }),
    );
  });

  it('knows of facts that no problem can have hidden that they are not there', () => {
    const problems = [{ reason: 'unreadable' as const, message: 'no', about: 'nginx:' }];
    const target = snapshotOf({ settings: { status: 'partial', problems, facts: {} } });
    const source = snapshotOf({ settings: { facts: { 'nginx:a': { value: '1' }, 'php:a': { value: '1' } } } });
    const kinds = compareSnapshots(source, target, COMPARISONS).map(({ key, kind }) => [key, kind]);
    assert.deepEqual(kinds, [
      ['nginx:a', 'unknown'],
      ['php:a', 'removed'],
    ]);
  });

  it('takes what merely follows from other facts for no difference where only one side has it', () => {
    const sides = (value: string, key = 'a') =>
      snapshotOf({ settings: { facts: { [key]: { value, implied: true } } } });
    const comparisons: Comparisons = { settings: { derived: ({ implied }) => implied === true } };
    assert.deepEqual(compareSnapshots(sides('1'), sides('1', 'b'), comparisons), []);
    assert.equal(compareSnapshots(sides('1'), sides('2'), comparisons)[0]?.kind, 'changed');
  });
});
