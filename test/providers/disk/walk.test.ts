import assert from 'node:assert/strict';
import { Ext } from '../../../src/providers/disk/ext.js';
import { walkDiskImage } from '../../../src/providers/disk/walk.js';
import { DEFAULT_LIMITS, EntryBudget } from '../../../src/providers/image/limits.js';
import { blocksOf, type ExtFile, extImage } from '../../support/ext.js';
import { READER, treeLines } from '../../support/visitor.js';

async function walk(
  files: Record<number, ExtFile>,
  mounts: Record<string, Record<number, ExtFile> | string> = {},
  limits = {},
) {
  const open = (image: Record<number, ExtFile>) => Ext.open(blocksOf(extImage(image)));
  const below = await Promise.all(
    Object.entries(mounts).map(async ([point, image]) => ({
      point,
      files: typeof image === 'string' ? image : await open(image),
    })),
  );
  const top = { point: '', files: await open(files) };
  const budget = new EntryBudget({ ...DEFAULT_LIMITS, ...limits });
  return walkDiskImage([top, ...below], READER, budget, 'x', () => undefined);
}

describe('walkDiskImage', () => {
  const FILES: Record<number, ExtFile> = {
    2: {
      names: [
        ['etc', 11],
        ['var', 12],
        ['l', 13],
      ],
    },
    11: { names: [['a', 14]] },
    12: { names: [['hidden', 14]] },
    13: { target: 'etc/a' },
    14: { text: 'hello' },
  };

  it('shows files, links and what is mounted', async () => {
    const tree = await walk(FILES, { '/var': { 2: { names: [['b', 11]] }, 11: { text: 'mounted' } } });
    assert.deepEqual(treeLines(tree), [
      'directory 755 /etc',
      'file 644 /etc/a "hello"',
      'symlink /l -> etc/a',
      'directory 755 /var',
      'file 644 /var/b "mounted"',
    ]);
    assert.equal(tree.value('/l'), 'hello');
  });

  it('has holes where something cannot be read', async () => {
    const tree = await walk(
      {
        ...FILES,
        12: { text: 'no directory' },
        2: {
          names: [
            ['x', 30],
            ['etc', 11],
          ],
        },
      },
      { '/etc': 'it is elsewhere' },
    );
    assert.deepEqual(tree.holes, [
      { path: '/etc', message: 'it is elsewhere' },
      { path: '/x', message: 'an inode is of no known type' },
    ]);
    assert.throws(() => tree.lookup('/etc/a'), /it is elsewhere/);
  });

  it('ends where directories lead back, and where there are too many', async () => {
    const loop: Record<number, ExtFile> = {
      2: {
        names: [
          ['a', 11],
          ['b', 11],
        ],
      },
      11: {
        names: [
          ['c', 11],
          ['top', 2],
        ],
      },
    };
    const tree = await walk(loop);
    assert.deepEqual(
      tree.holes.map(({ path }) => path),
      ['/a/c', '/a/top', '/b'].filter((path) => path !== '/a/c' || tree.lookupLink(path) !== undefined),
    );
    await assert.rejects(walk(FILES, {}, { entries: 2 }), /too many entries/);
  });
});
