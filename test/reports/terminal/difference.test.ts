import assert from 'node:assert/strict';
import { entryLines, label } from '../../../src/reports/terminal/difference.js';
import { pageFor } from '../../../src/reports/terminal/page.js';
import { aDifference, PLAIN } from '../../support/report.js';

const page = pageFor(PLAIN);

describe('a line of diff', () => {
  it('leaves out of a key what the section is full of', () => {
    assert.equal(label(page, aDifference({ source: { type: 'deb' } })), 'libssl3:amd64');
    assert.equal(label(page, aDifference()), 'deb/libssl3:amd64');
  });

  it('has long changes below it, short ones beside it', () => {
    const fields = [
      { field: 'state', source: 'installed', target: 'unpacked' },
      { field: 'version', source: '1', target: '2' },
      { field: 'provides', source: ['a'], target: ['b'] },
    ];
    assert.deepEqual(entryLines(page, aDifference({ key: 'k', fields, folded: 1200 }), 5, false), [
      '  ~ k      state installed → unpacked, 1 → 2 (+1,200 folded)',
      '      provides: - a + b',
    ]);
  });

  it('lists all fields of what was added when all are asked for', () => {
    const difference = aDifference({ key: 'k', kind: 'added', target: { version: '2', name: 'n', needed: ['x'] } });
    assert.deepEqual(entryLines(page, difference, 1, false), ['  + k  2']);
    assert.deepEqual(entryLines(page, difference, 1, true), ['  + k  2', '      name: n', '      needed: ["x"]']);
  });

  it('says why it is unknown', () => {
    const difference = aDifference({ key: 'k', kind: 'unknown', reason: 'not readable' });
    assert.deepEqual(entryLines(page, difference, 1, true), ['  ? k  unknown: not readable']);
  });
});
