import assert from 'node:assert/strict';
import { asListed } from '../../src/compare/listed.js';
import type { SectionComparison } from '../../src/model/probe.js';
import type { Section } from '../../src/model/snapshot.js';
import { aDifference } from '../support/report.js';

const COMPARISON: SectionComparison = {
  pairBy: (_key, { name }) => String(name),
  unlisted: ({ state }) => state === 'config-files',
};
const section = (facts: Section['facts']): Section => ({ status: 'complete', problems: [], facts });
const NOTHING = { source: undefined, target: undefined };

describe('differences from a bill of materials', () => {
  it('are those of what both sides say', () => {
    const fields = [
      { field: 'source', source: 'shadow' },
      { field: 'version', source: '1', target: '2' },
    ];
    const [left] = asListed([aDifference({ kind: 'changed', fields })], NOTHING, COMPARISON);
    assert.deepEqual(left?.fields, fields.slice(1));
    const one = aDifference({ kind: 'changed', fields: fields.slice(0, 1) });
    assert.deepEqual(asListed([one], NOTHING, COMPARISON), []);
  });

  it('are none of what it never lists, and of what it lists once for several places', () => {
    const removed = (fact: Section['facts'][string]) =>
      aDifference({ kind: 'removed', key: 'k', source: fact, target: undefined, fields: [] });
    const sides = { source: section({}), target: section({ 'npm/a@1': { name: 'a', version: '1' } }) };
    const facts = [
      { name: 'a', version: '1' },
      { name: 'a', version: '2' },
      { name: 'b', version: '1', state: 'config-files' },
    ];
    const left = asListed(facts.map(removed), sides, COMPARISON);
    assert.deepEqual(
      left.map(({ source }) => source),
      facts.slice(1, 2),
    );
  });
});
