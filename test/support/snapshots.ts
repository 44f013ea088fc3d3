import * as fc from 'fast-check';
import type { Fact, Section, Snapshot } from '../../src/model/snapshot.js';

/** A snapshot of these sections; `reference` names it. */
export function snapshotOf(sections: Readonly<Record<string, Partial<Section>>>, reference = 'dir:test'): Snapshot {
  const whole = Object.entries(sections).map(([name, section]): [string, Section] => [
    name,
    { status: 'complete', problems: [], facts: {}, ...section },
  ]);
  return {
    schemaVersion: '1.0',
    tool: { name: 'hostdrift', version: '0.0.0' },
    takenAt: '2026-01-01T00:00:00.000Z',
    environment: { reference, kind: 'directory' },
    sections: Object.fromEntries(whole),
  };
}

/** The same data with the keys of every record in another order. */
export function reordered<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reordered) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, part]) => [key, reordered(part)])) as T;
}

/** Few keys and few values, so that two snapshots have much in common; some keys are names of `Object.prototype`. */
const names = fc.constantFrom('a', 'b', 'c', 'd', 'constructor', '__proto__', 'toString', '1');
const values = fc.oneof(
  fc.constantFrom('x', 'y', 1, true, null),
  fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
);

const fact: fc.Arbitrary<Fact> = fc.dictionary(fc.constantFrom('name', 'owner', 'version', 'constructor'), values);

const section: fc.Arbitrary<Section> = fc.record({
  status: fc.constantFrom('complete', 'complete', 'partial', 'failed', 'not-applicable'),
  problems: fc.array(fc.record({ reason: fc.constant('unreadable' as const), message: fc.string() }), { maxLength: 2 }),
  facts: fc.dictionary(names, fact),
});

/** Snapshots as other tools or other people may have made them. */
export const arbitrarySnapshot: fc.Arbitrary<Snapshot> = fc
  .dictionary(fc.constantFrom('files', 'packages', 'constructor', 'other'), section)
  .map((sections) => snapshotOf(sections));
