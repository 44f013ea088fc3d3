import assert from 'node:assert/strict';
import { Needs } from '../../../src/requirements/least/needs.js';

describe('Needs', () => {
  it('keep one of each name, range and basis, sorted, with all who ask', () => {
    const needs = new Needs();
    needs.add('b', '>=1', 'declared', '/y');
    needs.add('b', '>=1', 'declared', '/x');
    needs.add('b', '>=1', 'declared', '/x');
    needs.add('a', '', 'derived', '/z');
    assert.deepEqual(needs.all(), [
      { name: 'a', specifiers: '', basis: 'derived', files: ['/z'] },
      { name: 'b', specifiers: '>=1', basis: 'declared', files: ['/x', '/y'] },
    ]);
    assert.deepEqual([...needs.names()].sort(), ['a', 'b']);
    assert.deepEqual(needs.versions()[0], { specifiers: '', basis: 'derived', files: ['/z'] });
  });
});
