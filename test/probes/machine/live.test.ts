import assert from 'node:assert/strict';
import type { LiveFacts } from '../../../src/model/environment.js';
import { live } from '../../../src/probes/machine/live.js';

const of = (facts: LiveFacts | undefined, answer: ReadonlyMap<string, { a: number }> | string) =>
  live({ environment: { description: { reference: 'x', kind: 'host' }, live: facts } }, () => answer);

describe('a question to a running system', () => {
  it('does not apply where none runs', () => {
    assert.deepEqual(of(undefined, 'x'), { facts: [], status: 'not-applicable' });
  });

  it('does not apply to what a system that does not run cannot tell', () => {
    assert.deepEqual(of({ problems: [], stopped: true }, 'x'), { facts: [], status: 'not-applicable' });
  });

  it('is answered by facts', () => {
    const facts = new Map([['k', { a: 1 }]]);
    assert.deepEqual(of({ problems: [] }, facts), { facts });
  });

  it('gives the reason why it was not answered', () => {
    const message = (problems: string[]) => of({ problems }, '/proc/x').problems?.[0]?.message;
    assert.equal(message([]), 'the system did not tell /proc/x');
    assert.equal(message(['/proc/y: no', '/proc/x: permission denied']), '/proc/x: permission denied');
  });
});
