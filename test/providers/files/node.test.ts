import assert from 'node:assert/strict';
import { KnownNode, NodeEntry } from '../../../src/providers/files/node.js';

const METADATA = { mode: 0o4755, uid: 1, gid: 2, size: 3 };

describe('a node of a tree', () => {
  it('is seen at a path as an entry', () => {
    const entry = new NodeEntry('/a/b', new KnownNode('b', 'symlink', METADATA, 'target'));
    const { path, type, mode, uid, gid, size, link } = entry;
    assert.deepEqual(
      { path, type, mode, uid, gid, size, link },
      { ...METADATA, path: '/a/b', type: 'symlink', link: 'target' },
    );
  });

  it('holds children only where it is a directory', () => {
    assert.equal(new KnownNode('d', 'directory', METADATA, undefined).children?.size, 0);
    assert.equal(new KnownNode('f', 'file', METADATA, undefined).children, undefined);
  });
});
