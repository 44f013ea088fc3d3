import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Change, changes } from '../../../src/reports/terminal/change.js';
import { pageFor } from '../../../src/reports/terminal/page.js';
import { PLAIN } from '../../support/report.js';

const page = pageFor(PLAIN);

function said(parts: readonly Change[]): string[] {
  return parts.map((part) => `${part.field}: ${part.spans.map((span) => span.text).join('')}`);
}

describe('the change of a field', () => {
  it('is an arrow where both sides are short', () => {
    const parts = changes(page, { field: 'version', source: '1.2', target: '1.10' }, false);
    assert.deepEqual(said(parts), ['version: 1.2 → 1.10']);
    assert.equal(parts[0]?.short, true);
  });

  it('names the style of what went and what came', () => {
    const [part] = changes(page, { field: 'defines', source: ['A'], target: ['B'] }, false);
    assert.deepEqual(
      part?.spans.map((span) => span.style),
      ['removed', undefined, 'added'],
    );
  });

  it('is one change for each key of a record that is not the same', () => {
    const parts = changes(page, { field: 'labels', source: { a: '1', b: '2' }, target: { b: '3', a: '1' } }, false);
    assert.deepEqual(said(parts), ['labels.b: 2 → 3']);
  });

  it('shows every item of a list when all are asked for', () => {
    const target = Array.from({ length: 20 }, (_, index) => `I${index}`);
    assert.match(said(changes(page, { field: 'f', source: [], target }, false)).join(), /\+ I11 … 8 more$/);
    assert.match(said(changes(page, { field: 'f', source: [], target }, true)).join(), /\+ I19$/);
  });

  it('compares lists of records as text', () => {
    const parts = changes(page, { field: 'f', source: [{ b: 1, a: 2 }], target: [{ a: 2, b: 1 }, { a: 3 }] }, false);
    assert.deepEqual(said(parts), ['f: + {"a":3}']);
  });

  it('is told of any two JSON values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (source, target) => {
        const field = { field: 'f', source, target } as Parameters<typeof changes>[1];
        for (const text of said(changes(page, field, true))) assert.ok(!/\p{Cc}/u.test(text));
      }),
    );
  });
});
