import assert from 'node:assert/strict';
import type { Problem } from '../../src/model/problem.js';
import type { Section, SectionStatus } from '../../src/model/snapshot.js';
import { mergeSections } from '../../src/probes/merge.js';
import { textProbe } from '../support/probes.js';

const a = textProbe('a', { section: 'both' });
const b = textProbe('b', { section: 'both' });

function merged(one: Partial<Section>, other: Partial<Section>): Section | undefined {
  const whole = (section: Partial<Section>): Section => ({ status: 'complete', problems: [], facts: {}, ...section });
  return mergeSections([
    [a, whole(one)],
    [b, whole(other)],
  ]).both;
}

describe('mergeSections', () => {
  it('puts facts together, sorted', () => {
    assert.deepEqual(Object.keys(merged({ facts: { c: {}, a: {} } }, { facts: { b: {} } })?.facts ?? {}), [
      'a',
      'b',
      'c',
    ]);
  });

  it('names a problem once that both ran into', () => {
    const problem: Problem = { path: '/var', reason: 'unreadable', message: '/var: permission denied' };
    assert.deepEqual(merged({ problems: [problem] }, { problems: [{ ...problem }] })?.problems, [problem]);
  });

  it('is as complete as its parts', () => {
    const cases: readonly [SectionStatus, SectionStatus, SectionStatus][] = [
      ['complete', 'complete', 'complete'],
      ['complete', 'not-applicable', 'complete'],
      ['failed', 'not-applicable', 'failed'],
      ['not-applicable', 'not-applicable', 'not-applicable'],
      ['complete', 'failed', 'partial'],
      ['complete', 'partial', 'partial'],
      ['failed', 'failed', 'failed'],
      ['failed', 'partial', 'partial'],
    ];
    for (const [one, other, both] of cases) {
      assert.equal(merged({ status: one }, { status: other })?.status, both);
      assert.equal(merged({ status: other }, { status: one })?.status, both);
    }
  });
});
