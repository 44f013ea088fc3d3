import assert from 'node:assert/strict';
import { rowOf } from '../../../src/reports/html/row.js';
import { aDifference } from '../../support/report.js';

describe('a difference as a row', () => {
  it('names the fields that changed, but for a version or a value', () => {
    const fields = [
      { field: 'version', source: '2', target: '1' },
      { field: 'path', source: '/a', target: '/b\u001b' },
      { field: 'held', target: true },
    ];
    const [section, kind, name, source, target, folded] = rowOf(aDifference({ fields, folded: 3 }));
    assert.deepEqual([section, kind, name, folded], ['packages', 'changed', 'deb/libssl3:amd64 (+3 folded)', 0]);
    assert.equal(source, '2\npath: /a\nheld: (none)');
    assert.equal(target, '1\npath: /b\\x1b\nheld: true');
  });

  it('shows one side of what is only there', () => {
    assert.deepEqual(rowOf(aDifference({ kind: 'added', target: { version: '3' } })).slice(3, 5), ['', '3']);
    assert.deepEqual(rowOf(aDifference({ kind: 'removed', source: {} })).slice(3, 5), ['there', '']);
  });

  it('says why it is unknown, and marks what is folded', () => {
    const owner = { section: 'packages', key: 'x' };
    assert.deepEqual(rowOf(aDifference({ kind: 'unknown', reason: 'cut', owner })).slice(3), ['cut', '', 1]);
  });
});
