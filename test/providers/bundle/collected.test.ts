import assert from 'node:assert/strict';
import { Collected } from '../../../src/providers/bundle/collected.js';
import { DEFAULT_LIMITS, EntryBudget } from '../../../src/providers/image/limits.js';
import { READER, treeLines } from '../../support/visitor.js';

type Given = readonly [kind: string, argument: string, path: string, body: string];

function collected(records: readonly Given[], limits = {}): Collected {
  const result = new Collected(READER, new EntryBudget({ ...DEFAULT_LIMITS, ...limits }), 'x');
  for (const [kind, argument, path, body] of records) {
    result.take({ kind, argument, path: Buffer.from(path), body: Buffer.from(body) });
  }
  return result;
}

const TREE: Given = [
  'tree',
  '-',
  '',
  'd 755 0 0 1 etc\0\0f 644 0 0 5 etc/a\0\0f 644 0 0 5 etc/b\0\0l 777 0 0 1 l\0a\0',
];

describe('what was collected', () => {
  it('is a tree with the content that was brought, in parts or without its secrets', () => {
    const tree = collected([
      TREE,
      ['part', '0', '/etc/a', 'he'],
      ['part', '2', '/etc/a', 'llo'],
      ['text', '-', '/etc/b', 'shorter now'],
    ]).finish();
    assert.deepEqual(treeLines(tree).slice(0, 1), ['directory 755 /etc']);
    assert.match(treeLines(tree).join('\n'), /etc\/b "shorter now"/);
    assert.equal(tree.lookup('/l'), undefined);
  });

  it('has holes where files could not be read, were left out, or were not brought', () => {
    const tree = collected([TREE, ['denied', '-', '/etc/a', ''], ['hole', '-', '/etc', '']]).finish();
    assert.deepEqual(tree.holes, [
      { path: '/etc', message: 'permission denied' },
      { path: '/etc/a', message: 'permission denied' },
      { path: '/etc/b', message: 'the collector did not bring it' },
    ]);
    const excluded = collected([TREE, ['excluded', '-', '/etc/a', '']]).finish();
    assert.equal(excluded.holes[0]?.message, 'left out by whoever collected it');
  });

  it('refuses paths that leave their place, lie nowhere, or are too many', () => {
    const tree = (path: string): Given => ['tree', '-', '', `f 644 0 0 5 ${path}\0\0`];
    assert.throws(() => collected([tree('../etc/passwd')]), /leaves its place/);
    assert.throws(() => collected([tree('a//b')]), /leaves its place/);
    assert.throws(() => collected([tree('a/b')]), /no directory/);
    assert.throws(() => collected([tree('a'.repeat(5000))]), /too long/);
    assert.throws(() => collected([TREE], { entries: 2 }), /too many entries/);
    assert.throws(() => collected([TREE, ['part', '-1', '/etc/a', '']]), /no place in it/);
  });

  it('takes listings of single directories, and content of no known file for nothing', () => {
    const listing = 'total 1\n-rw-r--r-- 1 0 0 2 Jan  1 12:00 a\n';
    const tree = collected([
      ['ls', '-', '', listing],
      ['part', '0', '/a', 'hi'],
      ['part', '0', '/b', 'hi'],
    ]).finish();
    assert.deepEqual(treeLines(tree), ['file 644 /a "hi"']);
  });
});
